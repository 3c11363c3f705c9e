import { type Comparison, rates, share, type Sum } from './reckoned.ts';

interface Ranking {
  readonly entries: readonly { readonly place?: number; readonly key: string }[];
  readonly withoutPlace: number;
  readonly next?: string;
}

type Read = (path: string) => Promise<Ranking>;

/** Who has fewer cases gets no place. */
const minimum = 30;
const ranked = ['response', 'resolution', 'satisfaction', 'firstContact', 'timeliness'];

/** Holds the places of cities by each rate, and of bureaus by one, against those that follow from the record. */
export async function compareRankings(
  read: Read,
  span: string,
  sumsOf: (by: string) => ReadonlyMap<string, Sum>,
): Promise<Comparison> {
  const rankings = [...ranked.map((rate) => ['city', rate] as const), ['bureau', 'timeliness'] as const];
  const differences: string[] = [];
  for (const [by, rate] of rankings) {
    const told = await readAll(read, `/api/figures/ranking?${span}&by=${by}&rate=${rate}&minimum=${minimum}&limit=200`);
    differences.push(...unlikeRanked(`ranking by ${by} and ${rate}`, told, placesOf(sumsOf(by), rate)));
  }
  return { compared: rankings.map(([by, rate]) => `ranking of each ${by} by ${rate}`), differences };
}

async function readAll(read: Read, path: string): Promise<Ranking> {
  const first = await read(path);
  const entries = [...first.entries];
  for (let { next } = first; next !== undefined;) {
    const page = await read(`${path}&after=${encodeURIComponent(next)}`);
    entries.push(...page.entries);
    next = page.next;
  }
  return { entries, withoutPlace: first.withoutPlace };
}

/** One more than have a higher lower end, of four digits. @returns undefined for those with too few cases */
function placesOf(sums: ReadonlyMap<string, Sum>, rate: string): Map<string, number | undefined> {
  const [part, whole] = rates[rate]!;
  const ends = [...sums].flatMap(([key, { counts }]) => {
    if (key === '') return [];
    const value = share(counts, part, whole);
    return [[key, value && value.whole >= minimum ? Number(value.lower.toFixed(4)) : undefined] as const];
  });
  const placed = ends.flatMap(([, end]) => end ?? []);
  return new Map(
    ends.map(([key, end]) => [key, end === undefined ? undefined : 1 + placed.filter((other) => other > end).length]),
  );
}

function unlikeRanked(what: string, told: Ranking, places: ReadonlyMap<string, number | undefined>): string[] {
  const order = (one: [string, number | undefined], other: [string, number | undefined]) =>
    (one[1] ?? Infinity) === (other[1] ?? Infinity)
      ? one[0] < other[0]
        ? -1
        : 1
      : (one[1] ?? Infinity) - (other[1] ?? Infinity);
  const expected = [...places].sort(order).map(lineOf);
  const lines = told.entries.map(({ key, place }) => lineOf([key, place]));
  const index = Array.from({ length: Math.max(lines.length, expected.length) }, (_, at) => at);
  const without = [...places.values()].filter((place) => place === undefined).length;
  return [
    ...index
      .filter((at) => lines[at] !== expected[at])
      .map((at) => `${what}: ${lines[at] ?? 'nobody'} told, ${expected[at] ?? 'nobody'} recorded`),
    ...(told.withoutPlace === without
      ? []
      : [`${what}: ${told.withoutPlace} without a place told, ${without} recorded`]),
  ];
}

const lineOf = ([key, place]: [string, number | undefined]): string => `${place ?? '-'} ${key}`;
