import type { Kind } from '#domain';
import { counted, type Evidence, vectorsOf } from './evidence.ts';
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
const sharpness = { functions: 5.5, kinds: 4 };
const urgencyCurve = { slope: 4, middle: -0.35 };
const coFunctionCurve = { slope: 5, middle: -0.2 };

export function read(evidence: Evidence, reader: Reader): Reading {
  const vectors = vectorsOf(counted(evidence), reader.rarity);
  const functions = sharesOf(reader.functions, scoresOf(reader.functions, vectors.forFunction), sharpness.functions);
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

const onCurve = (score: number, { slope, middle }: { slope: number; middle: number }): number =>
  1 / (1 + Math.exp(-slope * (score - middle)));
