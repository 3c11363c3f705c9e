const hour = 3_600_000;
const day = 24 * hour;

/** Upper ends, in milliseconds, of the spans that times to the first contact fall into; what is longer falls into one more. */
export const contactBuckets: readonly number[] = [
  ...[1, 2, 4, 8, 16].map((hours) => hours * hour),
  ...[1, 2, 3, 4, 5, 7, 10, 15, 30].map((days) => days * day),
];

/** The same for times to the final reply. */
export const resolveBuckets: readonly number[] = [
  ...[1, 4, 12].map((hours) => hours * hour),
  ...[1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90, 180, 365].map((days) => days * day),
];

/** Upper ends of the shares of its term that a Case had used when it was resolved; what is more was late. */
export const usedBuckets: readonly number[] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** Which of the spans a value falls into; a value at an upper end falls into the span that ends there. */
export function bucketOf(value: number, ends: readonly number[]): number {
  const found = ends.findIndex((end) => value <= end);
  return found === -1 ? ends.length : found;
}

/**
 * The value that a share of the counted ones does not exceed, as far as spans tell: the upper end of the span in which it lies.
 * @returns undefined where nothing was counted, Infinity where it lies beyond the last end
 */
export function quantileOf(counts: readonly number[], ends: readonly number[], share: number): number | undefined {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return undefined;
  const rank = Math.max(1, Math.ceil(total * share));
  let seen = 0;
  const at = counts.findIndex((count) => (seen += count) >= rank);
  return ends[at] ?? Infinity;
}
