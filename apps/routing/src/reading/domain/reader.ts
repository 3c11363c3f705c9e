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
/**
 * How sure the likeliest function is: by how far it is ahead of the second, by its own score where that speaks against it, and by how much speaks
 * for another to act along, since of two that act it is often doubtful which leads. Near a fit on messages of four hands, each set counted alike.
 */
const sureness = { ahead: 2.4, against: 2.1, company: -1.5, always: -0.6 };
const urgencyCurve = { slope: 6, middle: -0.3 };
const coFunctionCurve = { slope: 5, middle: -0.2 };

export function read(evidence: Evidence, reader: Reader): Reading {
  const vectors = vectorsOf(counted(evidence), reader.rarity);
  const { functions, coFunctions } = whoActs(reader, vectors);
  const lead = functions[0]?.code ?? noFunction;
  const [urgencyScore = 0] = scoresOf(reader.urgency, vectors.forUrgency);
  const urgency = onCurve(urgencyScore, urgencyCurve);
  const kinds = sharesOf(reader.kinds, scoresOf(reader.kinds, vectors.forKind(lead, urgency)), sharpness.kinds);
  return {
    functions,
    urgency,
    kinds: kinds.map(({ code, share }) => ({ kind: code as Kind, share })),
    coFunctions,
  };
}

/** What a message is about, and nothing else of it. */
export function readFunctions(evidence: Evidence, reader: Reader): Reading['functions'] {
  return whoActs(reader, vectorsOf(counted(evidence), reader.rarity)).functions;
}

/**
 * Who leads and who may act along. A softmax alone is surer of the lead than it should be: of messages in words that it has not met, where the
 * scores of all functions are low and the best is as far ahead as ever, and of those that two offices have to act on. So the likeliest has a
 * share by all of this, and the others divide up the rest.
 */
function whoActs(reader: Reader, vectors: MessageVectors): Pick<Reading, 'functions' | 'coFunctions'> {
  const scores = scoresOf(reader.functions, vectors.forFunction);
  const [first, ...others] = sharesOf(reader.functions, scores, sharpness.functions);
  if (!first) return { functions: [], coFunctions: [] };
  const company = companyOf(first.code, reader, vectors);
  const rest = others.reduce((sum, { share }) => sum + share, 0);
  const sure = Math.max(atLeast(others[0]?.share ?? 0, rest), sureOf(scores, company[0]?.score ?? 0));
  const left = (1 - sure) / rest;
  return {
    functions: [{ ...first, share: sure }, ...others.map(({ code, share }) => ({ code, share: share * left }))],
    coFunctions: company.map(({ code, score }) => ({ code, share: onCurve(score, coFunctionCurve) })),
  };
}

/** The share that the likeliest has where the second of those that divide up the rest comes as near as it may: the likeliest stays ahead by a hair. */
function atLeast(second: number, rest: number): number {
  const hair = 1e-6;
  return second / (rest + second) + hair;
}

/** @param company how much speaks for the likeliest of those that may act along */
function sureOf(scores: Float64Array, company: number): number {
  const [best = 0, second = 0] = scores.toSorted().reverse();
  const { ahead, against, company: ofCompany, always } = sureness;
  return logistic(ahead * (best - second) + against * Math.min(0, best) + ofCompany * company + always);
}

/** How much speaks for each other function to act along with a lead, most first. */
function companyOf(
  lead: string,
  { coFunctions }: Reader,
  vectors: MessageVectors,
): { readonly code: string; readonly score: number }[] {
  const scores = scoresOf(coFunctions, vectors.forCoFunctions(lead));
  return coFunctions.classes
    .map((code, index) => ({ code, score: scores[index] ?? 0 }))
    .filter(({ code }) => code !== lead)
    .toSorted((one, other) => other.score - one.score);
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
