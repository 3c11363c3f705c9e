import { isNamePiece, type Term } from './term.ts';
import type { TermCounts } from './terms-of-message.ts';

/** Natural logarithm of how rare a term is: 0 for one that every message has. */
export type Rarity = (term: Term) => number;

/**
 * What is kept of a message, or of what many messages share: its terms with their weights, heaviest first, at most
 * `longestSketch`. The sketch of one message has length 1.
 */
export interface Sketch {
  readonly terms: Uint32Array;
  readonly weights: Float32Array;
}

export const longestSketch = 32;

export function sketchOf(counts: TermCounts, rarity: Rarity): Sketch {
  const weighed = [...counts].map(([term, count]) => [term, Math.log(1 + count) * rarity(term)] as const);
  return unitLength(heaviest(weighed));
}

/** The share of a message's length that lies in names, 0 to 1. */
export function nameShare({ terms, weights }: Sketch): number {
  let names = 0;
  let all = 0;
  for (let index = 0; index < terms.length; index++) {
    const square = (weights[index] ?? 0) ** 2;
    all += square;
    if (isNamePiece(terms[index] ?? 0)) names += square;
  }
  return all === 0 ? 0 : names / all;
}

/** Equal weights stand in the order of their terms, so that the outcome does not depend on the order of arrival. */
export function heaviest(weighed: readonly (readonly [Term, number])[]): Sketch {
  const kept = weighed
    .filter(([, weight]) => weight > 0)
    .sort(([term, weight], [otherTerm, otherWeight]) => otherWeight - weight || term - otherTerm)
    .slice(0, longestSketch);
  return {
    terms: new Uint32Array(kept.map(([term]) => term)),
    weights: new Float32Array(kept.map(([, weight]) => weight)),
  };
}

function unitLength({ terms, weights }: Sketch): Sketch {
  const length = Math.hypot(...weights);
  return { terms, weights: length === 0 ? weights : weights.map((weight) => weight / length) };
}
