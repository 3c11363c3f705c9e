import { shareOf, type RateValue } from './rates.ts';

/** Who is ranked, and what of what is counted. */
export interface Candidate {
  readonly key: string;
  readonly part: number;
  readonly whole: number;
}

/** A candidate with what came of it. */
export type Ranked<T extends Candidate> = T & {
  /** From 1; whoever is equal shares a place, and the places after them are left out. Absent for fewer cases than the minimum. */
  readonly place?: number;
  readonly value?: RateValue;
};

/** To so many digits two lower bounds are equal. */
const digits = 4;

/**
 * Ranks by the lower end of the confidence interval, so that three lucky cases do not stand before three hundred good ones. Who has fewer cases than the
 * minimum gets no place and comes last, by key.
 * @param minimum of `whole`
 */
export function ranked<T extends Candidate>(candidates: readonly T[], minimum: number): Ranked<T>[] {
  const valued = candidates.map((one) => ({ ...one, value: shareOf(one.part, one.whole) }));
  const placed = valued.filter(({ whole, value }) => value && whole >= minimum).sort(bestFirst);
  const others = valued.filter(({ whole, value }) => !value || whole < minimum).sort(byKey);
  const bounds = placed.map(({ value }) => bound(value));
  return [...placed.map((one) => ({ ...one, place: 1 + bounds.indexOf(bound(one.value)) })), ...others];
}

interface Valued extends Candidate {
  readonly value?: RateValue;
}

const bound = (value?: RateValue) => Number((value?.lower ?? 0).toFixed(digits));
const byKey = (one: Valued, other: Valued) => (one.key < other.key ? -1 : 1);
const bestFirst = (one: Valued, other: Valued) => bound(other.value) - bound(one.value) || byKey(one, other);
