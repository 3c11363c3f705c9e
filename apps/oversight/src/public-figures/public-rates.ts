import type { Counts } from '../indicators/domain/measures.ts';
import { added, type RankedRate, rankedRates, rates } from '../indicators/domain/rates.ts';
import type { CellGroup, RawAndAdjusted } from '../indicators/read-cells.ts';
import { fewest, suppressed, toldBeside, toldShare } from './domain/suppress.ts';
import type { PublicBeside, PublicLine, PublicRates } from './public.dto.ts';

/** The rates of cases as far as they are enough to be told. */
export function publicRates(counts: Counts, told: readonly RankedRate[] = rankedRates): PublicRates {
  return Object.fromEntries(told.map((rate) => [rate, toldShare(counts[rates[rate][0]], counts[rates[rate][1]])]));
}

/** Those without excluded cases, as far as they do not give these away. */
export function adjustedRates({ raw, adjusted }: RawAndAdjusted): PublicRates {
  return Object.fromEntries(
    rankedRates.map((rate) => {
      const [part, whole] = rates[rate];
      return [rate, toldBeside({ part: adjusted[part], whole: adjusted[whole] }, raw[whole])];
    }),
  );
}

/** As far as they do not give away those to whom it was not done, of whom the satisfaction of all tells as well. */
export function publicBeside(counts: Counts): PublicBeside {
  const told = (what: 'early' | 'late_extended' | 'reopened') =>
    toldBeside({ part: counts[`${what}_satisfied`], whole: counts[`${what}_rated`] }, counts.rated);
  return { earlyClosing: told('early'), lateExtension: told('late_extended'), reopening: told('reopened') };
}

type Group = Pick<CellGroup, 'key' | 'raw'>;

/** A line of a table: one group, or all that have no line of their own. */
interface Line extends Group {
  /** How many groups these are; absent of one that has its own. */
  readonly together?: number;
}

/** No group has it: these have codes, or none. */
const otherKey = '其他';

/** The lines of a table, most cases first; those of few cases are one line at the end, which is left out where it is of few cases itself. */
function linesOf(groups: readonly Group[], most: number): Line[] {
  const { told, together } = suppressed(groups.map(({ key, raw }) => ({ key, raw, cases: raw.submitted ?? 0 })));
  const others = [...told.slice(most), ...together];
  const raw = others.map((group) => group.raw).reduce(added, {});
  const isTold = (raw.submitted ?? 0) >= fewest;
  return [...told.slice(0, most), ...(isTold ? [{ key: otherKey, raw, together: others.length }] : [])];
}

/** Of which lines a rate may be told, beside the one of their total: its own cases decide, as those of the line do whether there is one. */
function tellable(lines: readonly Line[], rate: RankedRate): ReadonlySet<string> {
  const [, whole] = rates[rate];
  return keysOf(suppressed(lines.map(({ key, raw }) => ({ key, cases: raw[whole] ?? 0 }))).told);
}

const keysOf = (groups: readonly { readonly key: string }[]) => new Set(groups.map(({ key }) => key));

/** More groups than any table has. */
const all = 20_000;

/** Of which of the groups that a place is made of a rate may be told, where it is told of the place. */
export function tellableGroups(groups: readonly Group[], rate: RankedRate): ReadonlySet<string> {
  return tellable(linesOf(groups, all), rate);
}

/**
 * The lines of a table, most cases first; those of few cases in one line at the end.
 * @param most lines by name, the others go with those of few cases
 */
export function publicLines(groups: readonly Group[], nameOf: (key: string) => string, most = 1_000): PublicLine[] {
  const lines = linesOf(groups, most);
  const told = rankedRates.map((rate) => [rate, tellable(lines, rate)] as const);
  return lines.map(({ key, raw, together }): PublicLine => {
    const rated = told.filter(([, keys]) => keys.has(key)).map(([rate]) => rate);
    const named =
      together === undefined ? { code: key || undefined, name: nameOf(key) } : { name: `其他${together}项合并` };
    return { ...named, submitted: raw.submitted ?? 0, rates: publicRates(raw, rated) };
  });
}
