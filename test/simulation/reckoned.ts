import type { Counted, Counts } from './ledger.ts';

/** Figures by where they stand in an answer, such as `rates.response.share`. */
export type Figures = Readonly<Record<string, number>>;

/** All that is counted; what nobody does in a simulated year is 0. */
const counters = [
  ...['submitted', 'repeated', 'assigned', 'open', 'withdrawn', 'declined', 'merged', 'to_answer', 'answered'],
  ...['contact_due', 'contact_in_time', 'resolved', 'resolve_due', 'resolve_in_time', 'settled'],
  ...['rated', 'solved', 'satisfied', 'satisfaction_sum', 'reopened', 'reopenings', 'had', 'returned', 'returns'],
  ...['extended', 'early', 'early_rated', 'early_satisfied', 'early_reopened'],
  ...['late_extended', 'late_extended_rated', 'late_extended_satisfied', 'reopened_rated', 'reopened_satisfied'],
];

/** Each as what of what. Written down again here, from docs/indicators.md: what oversight tells is not held against its own definition. */
export const rates: Readonly<Record<string, readonly [part: string, whole: string]>> = {
  response: ['answered', 'to_answer'],
  resolution: ['solved', 'rated'],
  satisfaction: ['satisfied', 'rated'],
  firstContact: ['contact_in_time', 'contact_due'],
  timeliness: ['resolve_in_time', 'resolve_due'],
  rating: ['rated', 'resolved'],
  reopening: ['reopened', 'resolved'],
  return: ['returned', 'had'],
  repetition: ['repeated', 'submitted'],
  extension: ['extended', 'assigned'],
};

const beside = { earlyClosing: 'early', lateExtension: 'late_extended', reopening: 'reopened' };

/** In hours, the ends of the spans in which times are counted. */
const contactEnds = [1, 2, 4, 8, 16, ...[1, 2, 3, 4, 5, 7, 10, 15, 30].map((days) => days * 24)];
const resolveEnds = [1, 4, 12, ...[1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90, 180, 365].map((days) => days * 24)];
const hour = 3_600_000;

/** What some cases come to together. */
export interface Sum {
  readonly counts: Record<string, number>;
  readonly toContact: number[];
  readonly toResolve: number[];
}

export const nothing = (): Sum => ({
  counts: Object.fromEntries(counters.map((name) => [name, 0])),
  toContact: [],
  toResolve: [],
});

/** One sum for each key. */
export function sumsBy(all: readonly Counted[], keyOf: (one: Counted) => string): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  for (const one of all) {
    const key = keyOf(one);
    const sum = sums.get(key) ?? nothing();
    sums.set(key, sum);
    for (const [name, count] of Object.entries(one.counts)) sum.counts[name] = (sum.counts[name] ?? 0) + count;
    if (one.toContact !== undefined) sum.toContact.push(one.toContact);
    if (one.toResolve !== undefined) sum.toResolve.push(one.toResolve);
  }
  return sums;
}

/** All that is told of cases, by the definitions of docs/indicators.md and past the code that is judged by it. */
export function figuresOf({ counts, toContact, toResolve }: Sum): Figures {
  const told: Record<string, object | number | undefined> = { counts };
  told.rates = Object.fromEntries(
    Object.entries(rates).map(([name, [part, whole]]) => [name, share(counts, part, whole)]),
  );
  told.meanSatisfaction = counts.rated ? (counts.satisfaction_sum ?? 0) / counts.rated : undefined;
  told.timeToContact = timesOf(toContact, contactEnds);
  told.timeToResolve = timesOf(toResolve, resolveEnds);
  told.beside = Object.fromEntries(
    Object.entries(beside).map(([name, what]) => {
      return [name, { cases: counts[what], satisfaction: share(counts, `${what}_satisfied`, `${what}_rated`) }];
    }),
  );
  return flat(told);
}

/** Wilson's interval at 95 %. */
export function share(counts: Counts, partName: string, wholeName: string) {
  const { [partName]: part = 0, [wholeName]: n = 0 } = counts;
  if (n === 0) return undefined;
  const [z, p] = [1.959963984540054, part / n];
  const middle = p + z ** 2 / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  const [lower, upper] = [middle - half, middle + half].map((end) => end / (1 + z ** 2 / n)) as [number, number];
  return { part, whole: n, share: p, lower: Math.max(0, lower), upper: Math.min(1, upper) };
}

/** The first of the ends that so large a share of the times do not exceed, and the last one where they do. */
function timesOf(times: readonly number[], ends: readonly number[]) {
  if (times.length === 0) return undefined;
  const sorted = times.toSorted((one, other) => one - other);
  const endOf = (part: number) => {
    const time = sorted[Math.ceil(sorted.length * part) - 1]!;
    return ends.find((end) => time <= end * hour) ?? ends.at(-1)!;
  };
  return { median: endOf(0.5), p90: endOf(0.9) };
}

/** How figures were held against the record. */
export interface Comparison {
  readonly differences: readonly string[];
  /** What was compared, as words. */
  readonly compared: readonly string[];
}

/** Every number of an answer, by where it stands. */
export function flat(told: object, path = ''): Figures {
  return Object.fromEntries(
    Object.entries(told).flatMap(([name, value]: [string, unknown]) => {
      if (typeof value === 'object' && value !== null) return Object.entries(flat(value, `${path}${name}.`));
      return typeof value === 'number' ? [[`${path}${name}`, value] as const] : [];
    }),
  );
}

/** What is told otherwise than it was reckoned, what is not told, and what is told and was not reckoned. */
export function unlike(what: string, told: Figures, reckoned: Figures): string[] {
  return [...new Set([...Object.keys(reckoned), ...Object.keys(told)])].flatMap((name) => {
    const [one, other] = [told[name], reckoned[name]];
    const isSame = one !== undefined && other !== undefined && Math.abs(one - other) < 1e-9;
    return isSame ? [] : [`${what}, ${name}: ${one ?? 'nothing'} told, ${other ?? 'nothing'} recorded`];
  });
}
