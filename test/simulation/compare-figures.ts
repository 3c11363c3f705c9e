import type { Doors } from './doors.ts';
import { type Entry, countBy, type Judged, leadOf, repetitions, statusOf, tally, tallyOfReturns } from './ledger.ts';
import type { Onlooker } from './onlooker.ts';
import type { ProvinceStaff } from './province-staff.ts';
import { cityOfCase, differencesInPublic, monthInShanghai, published } from './published.ts';

interface Asking {
  readonly doors: Doors;
  readonly staff: ProvinceStaff;
  readonly onlooker: Onlooker;
}

type Counts = Record<string, number>;

/** What oversight tells of some cases, as far as it is compared. */
interface Told {
  readonly key?: string;
  readonly from?: string;
  readonly raw: { readonly counts: Counts };
}

const patience = 300_000;

/** Of the letters that say again what is under way, so many the router is to recognise; what it takes for another matter it cannot. */
const recognisedShare = 0.9;

/**
 * Holds the figures of the province, of each channel, each month, each city and each bureau against what was done to the cases,
 * with what the public is told of them, and against the volumes that are reported of the real year. Asks until they are the
 * same, as the last events may still be on their way.
 *
 * @returns what differs when patience ends
 */
export async function compareFigures(asking: Asking, entries: readonly Entry[], year: number, now: Date) {
  let differences: string[] = [];
  for (const end = Date.now() + patience; Date.now() < end;) {
    differences = await differencesIn(asking, judged(entries, asking.onlooker), year, now);
    if (differences.length === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  }
  return differences;
}

/** What the public is told of a year, as words, to be seen beside the verdict. */
export function toldInPublic({ doors, onlooker }: Asking, entries: readonly Entry[], year: number): Promise<string> {
  return published(doors, judged(entries, onlooker), year);
}

/** What is recorded of a year as words, to be seen beside the verdict: a figure that is 0 was not compared with anything. */
export function recorded({ onlooker }: Asking, entries: readonly Entry[], now: Date): string {
  const all = judged(entries, onlooker);
  const counts = { ...tally(all, now), 'written again while under way': repetitions(all).length };
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

const judged = (entries: readonly Entry[], onlooker: Onlooker): Judged[] =>
  entries.map((entry) => ({ ...entry, judgement: onlooker.judgementOf(entry.caseNumber) }));

async function differencesIn(asking: Asking, entries: readonly Judged[], year: number, now: Date): Promise<string[]> {
  const span = `region=410000&from=${year}-01-01&until=${year}-12-31`;
  const standing = await read<{ byStatus: Counts }>(asking, '/api/figures?region=410000&groupBy=status');
  const { total } = await read<{ total: Told }>(asking, `/api/figures/rates?${span}`);
  const byChannel = await groups(asking, `/api/figures/rates?${span}&groupBy=channel`);
  const byBureau = await groups(asking, `/api/figures/rates?${span}&groupBy=bureau`);
  const byCity = await groups(asking, `/api/figures/rates?${span}&groupBy=city`);
  const { parts } = await read<{ parts: Told[] }>(asking, `/api/figures/series?${span}&grain=month`);
  const known = (keyOf: (entry: Judged) => string) => tallies(Map.groupBy(entries, keyOf), now);
  return [
    ...unlike(
      'by status',
      standing.byStatus,
      countBy(entries, (entry) => statusOf(entry, now)),
    ),
    ...unlike('in the year', total.raw.counts, tally(entries, now)),
    ...eachUnlike(
      'channel',
      byChannel,
      known(({ life }) => life.channel),
    ),
    ...eachUnlike(
      'bureau',
      byBureau,
      withOwnReturns(
        known((entry) => leadOf(entry) ?? ''),
        entries,
      ),
    ),
    ...eachUnlike('city', byCity, known(cityOfCase)),
    ...eachUnlike(
      'month',
      parts,
      known(({ submittedAt }) => monthInShanghai(submittedAt)),
    ),
    ...unrecognised(entries),
    ...(await differencesInPublic(asking.doors, entries, year, now)),
  ];
}

const tallies = (grouped: ReadonlyMap<string, readonly Judged[]>, now: Date): Map<string, Counts> =>
  new Map([...grouped].map(([key, entries]) => [key, tally(entries, now)]));

/** What a bureau has sent back counts for it, although another has it now. */
function withOwnReturns(known: ReadonlyMap<string, Counts>, entries: readonly Judged[]): Map<string, Counts> {
  const returnedBy = Map.groupBy(entries, ({ returnedBy: bureau }) => bureau);
  const keys = new Set([...known.keys(), ...[...returnedBy.keys()].flatMap((key) => key ?? [])]);
  return new Map([...keys].map((key) => [key, { ...known.get(key), ...tallyOfReturns(returnedBy.get(key) ?? []) }]));
}

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

function eachUnlike(what: string, told: readonly Told[], known: ReadonlyMap<string, Counts>): string[] {
  const toldOf = new Map(told.map(({ key, from, raw }) => [from?.slice(0, 7) ?? key ?? '', raw.counts]));
  return [...new Set([...toldOf.keys(), ...known.keys()])].flatMap((key) =>
    unlike(`${what} ${key}`, toldOf.get(key) ?? {}, known.get(key) ?? tally([], new Date())),
  );
}

/** What is recorded and told otherwise. */
function unlike(what: string, told: Counts, known: Counts): string[] {
  return Object.entries(known)
    .filter(([name, count]) => (told[name] ?? 0) !== count)
    .map(([name, count]) => `${what}, ${name}: ${told[name] ?? 0} told, ${count} recorded`);
}
