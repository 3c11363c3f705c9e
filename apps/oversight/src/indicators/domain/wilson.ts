/** A share with the interval in which, with 95 % confidence, the share lies that it is a sample of. */
export interface Interval {
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
}

/** The standard normal value of a two-sided confidence of 95 %. */
const z = 1.959963984540054;

/**
 * Wilson's score interval: it stays within 0 and 1 and says of few cases that little is known.
 * @returns undefined where there is nothing to take a share of
 */
export function wilson(part: number, whole: number): Interval | undefined {
  if (whole <= 0) return undefined;
  const share = part / whole;
  const scale = 1 + (z * z) / whole;
  const middle = (share + (z * z) / (2 * whole)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / whole + (z * z) / (4 * whole * whole));
  return { share, lower: Math.max(0, middle - half), upper: Math.min(1, middle + half) };
}
