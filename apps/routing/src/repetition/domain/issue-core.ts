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

/** The core without one of its messages; of what was cut off when they came together nothing comes back. */
export function without(core: IssueCore, message: Side): IssueCore {
  const messages = core.messages - 1;
  const [share, shareOfMessage] = [core.messages / messages, -1 / messages];
  const { terms, weights } = message.sketch;
  const known = terms.map((term) => (core.sketch.terms.includes(term) ? 1 : 0));
  const spoken = {
    terms: terms.filter((_, at) => known[at] === 1),
    weights: weights.filter((_, at) => known[at] === 1),
  };
  return {
    sketch: weightedSum(core.sketch, share, spoken, shareOfMessage),
    nameShare: Math.min(1, Math.max(0, core.nameShare * share + message.nameShare * shareOfMessage)),
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
