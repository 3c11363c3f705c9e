import type { Counts } from '../indicators/domain/measures.ts';
import { rankedRates, rates } from '../indicators/domain/rates.ts';
import type { CellGroup, RawAndAdjusted } from '../indicators/read-cells.ts';
import { fewest, suppressed, toldBeside, toldShare } from './domain/suppress.ts';
import { added } from '../indicators/domain/rates.ts';
import type { PublicBeside, PublicLine, PublicRates } from './public.dto.ts';

/** The rates of cases as far as they are enough to be told. */
export function publicRates(counts: Counts): PublicRates {
  return Object.fromEntries(
    rankedRates.map((rate) => [rate, toldShare(counts[rates[rate][0]], counts[rates[rate][1]])]),
  );
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

export function publicBeside(counts: Counts): PublicBeside {
  return {
    earlyClosing: toldShare(counts.early_satisfied, counts.early_rated),
    lateExtension: toldShare(counts.late_extended_satisfied, counts.late_extended_rated),
    reopening: toldShare(counts.reopened_satisfied, counts.reopened_rated),
  };
}

/**
 * The lines of a table, most cases first; those of few cases in one line at the end.
 * @param most lines by name, the others go with those of few cases
 */
export function publicLines(groups: readonly CellGroup[], nameOf: (key: string) => string, most = 1_000): PublicLine[] {
  const counted = groups.map(({ key, raw }) => ({ key, raw, cases: raw.submitted ?? 0 }));
  const { told, together } = suppressed(counted);
  const others = [...told.slice(most), ...together];
  const lines = told.slice(0, most).map(({ key, raw, cases }): PublicLine => {
    return { code: key || undefined, name: nameOf(key), submitted: cases, rates: publicRates(raw) };
  });
  if (others.length === 0) return lines;
  const sum = others.map(({ raw }) => raw).reduce(added, {});
  if ((sum.submitted ?? 0) < fewest) return lines;
  return [...lines, { name: `其他${others.length}项合并`, submitted: sum.submitted ?? 0, rates: publicRates(sum) }];
}
