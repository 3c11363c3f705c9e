interface Bounds {
  readonly firstMs: number;
  readonly longestMs: number;
}

/**
 * Milliseconds to wait after the n-th failure in a row: doubled each time up to a bound, spread by a fifth either way.
 * @param failures from 1
 * @param random between 0 and 1
 */
export function backOff(failures: number, { firstMs, longestMs }: Bounds, random: number): number {
  const doubled = Math.min(firstMs * 2 ** (failures - 1), longestMs);
  return Math.round(doubled * (0.8 + 0.4 * random));
}
