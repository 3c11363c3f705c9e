import type { Kind } from '#domain';
import { counted, type Evidence, type MessageVectors, vectorsOf } from './evidence.ts';
import { type LinearHead, scoresOf } from './linear-heads.ts';
import type { Rarity } from './rarity.ts';

/** Stands among the functions for: no bureau may act, or nobody can know what it is about. */
export const noFunction = 'none';

/** What was learnt from examples. Immutable. */
export interface Reader {
  /** Names the model in every decision. */
  readonly version: string;
  readonly rarity: Rarity;
  readonly functions: LinearHead;
  readonly urgency: LinearHead;
  readonly kinds: LinearHead;
  readonly coFunctions: LinearHead;
}

/** What a reader makes of a message. */
export interface Reading {
  /** All functions and `none`, likeliest first; their shares add up to 1. */
  readonly functions: readonly Share[];
  /** 0 to 1. */
  readonly urgency: number;
  /** Likeliest first. */
  readonly kinds: readonly { readonly kind: Kind; readonly share: number }[];
  /** Functions that may have to act beside the likeliest one, likeliest first, each with its own probability. */
  readonly coFunctions: readonly Share[];
}

interface Share {
  readonly code: string;
  /** 0 to 1. */
  readonly share: number;
}

/**
 * How scores become probabilities, so that of what is said to be 0.9 sure nine in ten are right. The samples are harder to
 * read than what people send, so a fit on held-back samples would be too modest; `npm run eval:routing` tells how far off these are.
 */
const sharpness = { functions: 5.5, kinds: 3 };
/** How sure the likeliest function is, by its own score and by how far it is ahead of the second: fitted on messages of two hands. */
const sureness = { own: 0.7, ahead: 1.7, always: 0.6 };
const urgencyCurve = { slope: 6, middle: -0.3 };
const coFunctionCurve = { slope: 5, middle: -0.2 };

export function read(evidence: Evidence, reader: Reader): Reading {
  const vectors = vectorsOf(counted(evidence), reader.rarity);
  const functions = functionShares(reader, vectors);
  const lead = functions[0]?.code ?? noFunction;
  const [urgencyScore = 0] = scoresOf(reader.urgency, vectors.forUrgency);
  const urgency = onCurve(urgencyScore, urgencyCurve);
  const kinds = sharesOf(reader.kinds, scoresOf(reader.kinds, vectors.forKind(lead, urgency)), sharpness.kinds);
  return {
    functions,
    urgency,
    kinds: kinds.map(({ code, share }) => ({ kind: code as Kind, share })),
    coFunctions: coFunctionsBeside(lead, reader, scoresOf(reader.coFunctions, vectors.forCoFunctions(lead))),
  };
}

/** What a message is about, and nothing else of it. */
export function readFunctions(evidence: Evidence, reader: Reader): Reading['functions'] {
  return functionShares(reader, vectorsOf(counted(evidence), reader.rarity));
}

/**
 * A softmax alone is surer than it should be of messages in words that it has not met: the scores of all functions are low
 * there, and the best is as far ahead as ever. So the likeliest has a share by both, and the others divide up the rest.
 */
function functionShares({ functions }: Reader, { forFunction }: MessageVectors): Share[] {
  const scores = scoresOf(functions, forFunction);
  const [first, ...others] = sharesOf(functions, scores, sharpness.functions);
  if (!first) return [];
  const [best = 0, second = 0] = scores.toSorted().reverse();
  const sure = Math.max(1 / 2, logistic(sureness.own * best + sureness.ahead * (best - second) + sureness.always));
  const left = (1 - sure) / others.reduce((sum, { share }) => sum + share, 0);
  return [{ ...first, share: sure }, ...others.map(({ code, share }) => ({ code, share: share * left }))];
}

function coFunctionsBeside(lead: string, { coFunctions }: Reader, scores: Float64Array): Share[] {
  return coFunctions.classes
    .map((code, index) => ({ code, share: onCurve(scores[index] ?? 0, coFunctionCurve) }))
    .filter(({ code }) => code !== lead)
    .toSorted((one, other) => other.share - one.share);
}

function sharesOf({ classes }: LinearHead, scores: Float64Array, times: number): Share[] {
  const largest = Math.max(...scores);
  const powers = Array.from(scores, (score) => Math.exp(times * (score - largest)));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return classes
    .map((code, index) => ({ code, share: (powers[index] ?? 0) / total }))
    .toSorted((one, other) => other.share - one.share);
}

const logistic = (evidence: number): number => 1 / (1 + Math.exp(-evidence));

const onCurve = (score: number, { slope, middle }: { slope: number; middle: number }): number =>
  logistic(slope * (score - middle));
