import type { Sketch } from './sketch.ts';
import { isNamePiece } from './term.ts';

/** How alike two sketches are, each figure from 0 to 1. */
export interface Likeness {
  readonly whole: number;
  readonly names: number;
  readonly matter: number;
}

/** What one side of a comparison is: a message, or the mean of an issue's messages. */
export interface Side {
  readonly sketch: Sketch;
  /** Mean share of names over the messages. */
  readonly nameShare: number;
}

/**
 * Between the cosine of the means (0), which a large issue that drifted still passes, and the mean of the cosines (1), which a
 * large issue with many wordings no longer passes.
 */
const meanOfCosines = 0.3;
/** A part of a sketch holds half of it where names and matter weigh the same. */
const usualShare = 0.5;

export interface Thresholds {
  readonly whole: number;
  readonly names: number;
  readonly matter: number;
  /** Up to this share of names a message counts as naming nothing, and the matter alone decides. */
  readonly namesNothing: number;
}

/** How alike a message must be to an issue to join it. Found by reading what came of it, see docs/routing-quality.md. */
export const joins: Thresholds = { whole: 0.22, names: 0.2, matter: 0.22, namesNothing: 0.35 };
/** How alike two issues must be to become one. */
export const merges: Thresholds = { ...joins, whole: 0.25 };
/** How alike a message must still be to what its issue has become, to be shown as a member. */
export const fits: Thresholds = { whole: 0.26, names: 0.22, matter: 0.3, namesNothing: 0.35 };

/** About the same thing: the same name and the same matter; or the same matter where neither names anything. */
export function sameThing(one: Side, other: Side, least: Thresholds): number {
  const likeness = likenessOf(one.sketch, other.sketch);
  const namesAgree = likeness.names >= least.names || Math.max(one.nameShare, other.nameShare) <= least.namesNothing;
  return namesAgree && likeness.matter >= least.matter && likeness.whole >= least.whole ? likeness.whole : 0;
}

export function likenessOf(one: Sketch, other: Sketch): Likeness {
  let names = 0;
  let matter = 0;
  for (let index = 0; index < one.terms.length; index++) {
    const term = one.terms[index] ?? 0;
    const at = other.terms.indexOf(term);
    if (at < 0) continue;
    const product = (one.weights[index] ?? 0) * (other.weights[at] ?? 0);
    if (isNamePiece(term)) names += product;
    else matter += product;
  }
  const [namesOfOne, matterOfOne] = squares(one);
  const [namesOfOther, matterOfOther] = squares(other);
  return {
    whole: scaled(names + matter, (namesOfOne + matterOfOne) * (namesOfOther + matterOfOther), 1),
    names: scaled(names, namesOfOne * namesOfOther, usualShare),
    matter: scaled(matter, matterOfOne * matterOfOther, usualShare),
  };
}

function scaled(product: number, squares: number, usual: number): number {
  return squares === 0 ? 0 : product / (squares ** ((1 - meanOfCosines) / 2) * usual ** meanOfCosines);
}

function squares({ terms, weights }: Sketch): [names: number, matter: number] {
  let names = 0;
  let matter = 0;
  for (let index = 0; index < terms.length; index++) {
    if (isNamePiece(terms[index] ?? 0)) names += (weights[index] ?? 0) ** 2;
    else matter += (weights[index] ?? 0) ** 2;
  }
  return [names, matter];
}
