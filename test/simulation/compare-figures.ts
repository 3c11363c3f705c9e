import { compareRankings } from './compare-rankings.ts';
import type { Doors } from './doors.ts';
import { type Counted, countBy, countedOf, type Entry, type Judged, repetitions, statusOf } from './ledger.ts';
import type { Onlooker } from './onlooker.ts';
import type { ProvinceStaff } from './province-staff.ts';
import { cityOfCase, differencesInPublic, published } from './published.ts';
import { type Comparison, type Figures, figuresOf, flat, nothing, type Sum, sumsBy, unlike } from './reckoned.ts';
import { type Grain, grains, startOf } from './series.ts';

interface Asking {
  readonly doors: Doors;
  readonly staff: ProvinceStaff;
  readonly onlooker: Onlooker;
}

/** What oversight tells of some cases. */
interface Told {
  readonly key?: string;
  readonly from?: string;
  readonly raw: object;
  readonly adjusted: object;
  readonly excluded: number;
}

const patience = 300_000;

/** Of the letters that say again what is under way, so many the router is to recognise; what it takes for another matter it cannot. */
const recognisedShare = 0.9;

const cuts: Readonly<Record<string, (one: Counted) => string>> = {
  channel: ({ entry }) => entry.life.channel,
  bureau: ({ bureau }) => bureau,
  city: ({ entry }) => cityOfCase(entry),
  county: ({ entry }) => entry.judgement.regionCode ?? entry.life.regionHint,
  matter: ({ entry }) => entry.judgement.matter ?? '',
  function: ({ entry }) => entry.judgement.function ?? '',
  kind: ({ entry }) => entry.judgement.kind ?? '',
};

/**
 * Holds the figures of the province, by every cut and every grain, its rankings, and what the public is told, against what was done to the cases, and these against
 * the volumes that are reported of the real year. Asks until they are the same, as the last events may still be on their way.
 *
 * @returns what differs when patience ends
 */
export async function compareFigures(asking: Asking, entries: readonly Entry[], year: number, now: Date) {
  let comparison: Comparison = { differences: ['nothing was compared'], compared: [] };
  for (const end = Date.now() + patience; Date.now() < end;) {
    comparison = together(await comparisons(asking, judged(entries, asking.onlooker), year, now));
    if (comparison.differences.length === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  }
  return comparison;
}

/** What the public is told of a year, as words, to be seen beside the verdict. */
export function toldInPublic({ doors, onlooker }: Asking, entries: readonly Entry[], year: number): Promise<string> {
  return published(doors, judged(entries, onlooker), year);
}

/** What is recorded of a year as words, to be seen beside the verdict: of a figure that is 0 it was only seen that it is told as 0. */
export function recorded({ onlooker }: Asking, entries: readonly Entry[], now: Date): string {
  const all = judged(entries, onlooker);
  const { counts } = totalOf(all.flatMap((entry) => countedOf(entry, now)));
  return Object.entries({ ...counts, 'written again while under way': repetitions(all).length })
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

const judged = (entries: readonly Entry[], onlooker: Onlooker): Judged[] =>
  entries.map((entry) => ({ ...entry, judgement: onlooker.judgementOf(entry.caseNumber) }));

const totalOf = (counted: readonly Counted[]): Sum => sumsBy(counted, () => '').get('') ?? nothing();

function together(parts: readonly Comparison[]): Comparison {
  return {
    differences: parts.flatMap(({ differences }) => differences),
    compared: parts.flatMap(({ compared }) => compared),
  };
}

async function comparisons(asking: Asking, entries: readonly Judged[], year: number, now: Date): Promise<Comparison[]> {
  const counted = entries.flatMap((entry) => countedOf(entry, now));
  const span = `region=410000&from=${year}-01-01&until=${year}-12-31`;
  const { byStatus } = await read<{ byStatus: Figures }>(asking, '/api/figures?region=410000&groupBy=status');
  const { total } = await read<{ total: Told }>(asking, `/api/figures/rates?${span}`);
  const statuses = countBy(entries, (entry) => statusOf(entry, now));
  const all = figuresOf(totalOf(counted));
  const parts: Comparison[] = [
    { compared: [`cases by status`], differences: unlike('by status', byStatus, statuses) },
    { compared: [`${namesOf(all)}: of the year`], differences: unlikeTold('in the year', total, all) },
  ];
  for (const [cut, keyOf] of Object.entries(cuts)) {
    const told = await groups(asking, `/api/figures/rates?${span}&groupBy=${cut}&times=true`);
    parts.push(eachCompared(cut, told, sumsBy(counted, keyOf)));
  }
  for (const grain of grains) {
    const series = await read<{ parts: Told[] }>(asking, `/api/figures/series?${span}&grain=${grain}`);
    parts.push(eachCompared(grain, series.parts, sumsBy(counted, partOf(grain, year))));
  }
  return [
    ...parts,
    await compareRankings(
      (path) => read(asking, path),
      span,
      (by) => sumsBy(counted, cuts[by]!),
    ),
    { compared: ['repetitions that the router recognised'], differences: unrecognised(entries) },
    {
      compared: ['what the public is told of the year', 'the volumes that are reported of it'],
      differences: await differencesInPublic(asking.doors, entries, counted, year),
    },
  ];
}

/** What is settled in the part that its day lies in, all else in that of its letter. */
const partOf =
  (grain: Grain, year: number) =>
  ({ day }: Counted): string =>
    startOf(grain, day, `${year}-01-01`);

function unrecognised(entries: readonly Judged[]): string[] {
  const all = repetitions(entries);
  const recognised = all.filter(({ judgement }) => judgement.isRepeat).length;
  return recognised >= recognisedShare * all.length
    ? []
    : [`repetitions: ${recognised} recognised of ${all.length} letters about what was under way`];
}

async function read<T>({ doors, staff }: Asking, path: string): Promise<T> {
  const headers = await staff.ofProvince('supervisor');
  const { status, body } = await doors.ask({ service: 'oversight', method: 'GET', path, headers });
  if (status !== 200) throw new Error(`${path} was answered with ${status}: ${JSON.stringify(body)}`);
  return body as T;
}

async function groups(asking: Asking, path: string): Promise<Told[]> {
  const all: Told[] = [];
  for (let after = ''; ;) {
    const page = await read<{ groups: Told[]; next?: string }>(asking, `${path}&limit=200${after}`);
    all.push(...page.groups);
    if (page.next === undefined) return all;
    after = `&after=${encodeURIComponent(page.next)}`;
  }
}

function eachCompared(what: string, told: readonly Told[], known: ReadonlyMap<string, Sum>): Comparison {
  const toldOf = new Map(told.map((one) => [one.from ?? one.key ?? '', one]));
  const keys = [...new Set([...toldOf.keys(), ...known.keys()])];
  const differences = keys.flatMap((key) =>
    unlikeTold(`${what} ${key}`, toldOf.get(key), figuresOf(known.get(key) ?? nothing())),
  );
  return { compared: [`by ${what} (${keys.length})`], differences };
}

/** Nobody asks that a case be excluded, so that both figures are the same. */
function unlikeTold(what: string, told: Told | undefined, known: Figures): string[] {
  if (!told) return [`${what}: nothing told`];
  return [
    ...unlike(what, flat(told.raw), known),
    ...unlike(`${what}, adjusted`, flat(told.adjusted), known),
    ...(told.excluded === 0 ? [] : [`${what}: ${told.excluded} excluded`]),
  ];
}

/** Each figure once, without the ends and parts of a rate or a time. */
function namesOf(all: Figures): string {
  const names = Object.keys(all).map((name) =>
    name.replace(/^counts\./, '').replace(/\.(part|whole|share|lower|upper|median|p90)$/, ''),
  );
  return [...new Set(names)].join(', ');
}
