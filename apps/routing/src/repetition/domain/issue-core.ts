import { heaviest, type Sketch } from './sketch.ts';
import type { Side } from './sameness.ts';

/** What the messages of an issue have in common: the mean of their sketches, cut to the heaviest terms. */
export interface IssueCore extends Side {
  readonly messages: number;
}

/** The core of both together; for a single message, `messages` is 1. */
export function united(one: IssueCore, other: IssueCore): IssueCore {
  const messages = one.messages + other.messages;
  const shareOfOne = one.messages / messages;
  const shareOfOther = other.messages / messages;
  return {
    sketch: weightedSum(one.sketch, shareOfOne, other.sketch, shareOfOther),
    nameShare: one.nameShare * shareOfOne + other.nameShare * shareOfOther,
    messages,
  };
}

function weightedSum(one: Sketch, shareOfOne: number, other: Sketch, shareOfOther: number): Sketch {
  const sums = new Map<number, number>();
  one.terms.forEach((term, index) => sums.set(term, (one.weights[index] ?? 0) * shareOfOne));
  other.terms.forEach((term, index) => {
    sums.set(term, (sums.get(term) ?? 0) + (other.weights[index] ?? 0) * shareOfOther);
  });
  return heaviest([...sums]);
}
