import type { Doors } from './doors.ts';
import { type Entry, countBy, statusOf, tally } from './ledger.ts';
import type { ProvinceStaff } from './province-staff.ts';

interface Asking {
  readonly doors: Doors;
  readonly staff: ProvinceStaff;
}

type Counts = Record<string, number>;

/** What oversight tells of some cases, as far as it is compared. */
interface Told {
  readonly key?: string;
  readonly from?: string;
  readonly raw: { readonly counts: Counts };
}

const patience = 300_000;

/**
 * Holds the figures of the province, of each channel, each month and each bureau against what was done to the cases.
 * Asks until they are the same, as the last events may still be on their way.
 *
 * @returns what differs when patience ends
 */
export async function compareFigures(asking: Asking, entries: readonly Entry[], year: number, now: Date) {
  let differences: string[] = [];
  for (const end = Date.now() + patience; Date.now() < end;) {
    differences = await differencesIn(asking, entries, year, now);
    if (differences.length === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  }
  return differences;
}

async function differencesIn(asking: Asking, entries: readonly Entry[], year: number, now: Date): Promise<string[]> {
  const span = `region=410000&from=${year}-01-01&until=${year}-12-31`;
  const standing = await read<{ byStatus: Counts }>(asking, '/api/figures?region=410000&groupBy=status');
  const { total } = await read<{ total: Told }>(asking, `/api/figures/rates?${span}`);
  const byChannel = await groups(asking, `/api/figures/rates?${span}&groupBy=channel`);
  const byBureau = await groups(asking, `/api/figures/rates?${span}&groupBy=bureau`);
  const { parts } = await read<{ parts: Told[] }>(asking, `/api/figures/series?${span}&grain=month`);
  return [
    ...unlike(
      'by status',
      standing.byStatus,
      countBy(entries, (entry) => statusOf(entry, now)),
    ),
    ...unlike('in the year', total.raw.counts, tally(entries)),
    ...eachUnlike(
      'channel',
      byChannel,
      Map.groupBy(entries, ({ life }) => life.channel),
    ),
    ...eachUnlike(
      'bureau',
      byBureau,
      Map.groupBy(entries, ({ bureauId = '' }) => bureauId),
    ),
    ...eachUnlike(
      'month',
      parts,
      Map.groupBy(entries, ({ submittedAt }) => monthInShanghai(submittedAt)),
    ),
  ];
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

function eachUnlike(what: string, told: readonly Told[], known: ReadonlyMap<string, readonly Entry[]>): string[] {
  const toldOf = new Map(told.map(({ key, from, raw }) => [from?.slice(0, 7) ?? key ?? '', raw.counts]));
  return [...new Set([...toldOf.keys(), ...known.keys()])].flatMap((key) =>
    unlike(`${what} ${key}`, toldOf.get(key) ?? {}, tally(known.get(key) ?? [])),
  );
}

/** What is recorded and told otherwise. */
function unlike(what: string, told: Counts, known: Counts): string[] {
  return Object.entries(known)
    .filter(([name, count]) => (told[name] ?? 0) !== count)
    .map(([name, count]) => `${what}, ${name}: ${told[name] ?? 0} told, ${count} recorded`);
}

const monthInShanghai = (moment: Date): string => new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 7);
