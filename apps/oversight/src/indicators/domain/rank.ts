import { Failure } from '#domain';
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

/** Where somebody stands in a ranking, as a text after which a page begins. */
export function placeMark({ place = 0, key }: Pick<Ranked<Candidate>, 'place' | 'key'>): string {
  return `${place}:${key}`;
}

/**
 * Those who come after a mark, also where who stood there has gone: whoever has a place by it and, of equals, by key; then the others.
 * @throws Failure `invalid-request` for what {@link placeMark} did not write
 */
export function rankedAfter<T extends Candidate>(list: readonly Ranked<T>[], mark: string): Ranked<T>[] {
  const [, digitsOfPlace, key = ''] = /^(\d{1,9}):(.+)$/s.exec(mark) ?? [];
  if (digitsOfPlace === undefined) throw notAMark();
  const at = Number(digitsOfPlace) || Infinity;
  return list.filter(({ place = Infinity, key: own }) => place > at || (place === at && own > key));
}

function notAMark(): Failure {
  const fault = { field: 'after', rule: 'cursor', message: 'after must be the `next` of an earlier page.' };
  return new Failure('invalid', 'invalid-request', 'The page to begin after is not known.', { fields: [fault] });
}

interface Valued extends Candidate {
  readonly value?: RateValue;
}

const bound = (value?: RateValue) => Number((value?.lower ?? 0).toFixed(digits));
const byKey = (one: Valued, other: Valued) => (one.key < other.key ? -1 : 1);
const bestFirst = (one: Valued, other: Valued) => bound(other.value) - bound(one.value) || byKey(one, other);
