import type { Channel } from '#domain';
import { characterGrams } from './character-grams.ts';
import { namedFeature } from './feature-space.ts';
import { type Rarity, weighed } from './rarity.ts';
import type { SparseVector } from '../../classifying/domain/sparse-rows.ts';
import type { Part } from './joined.ts';

/** What a message shows to whoever reads it: names of places are taken out, so that none is learnt by heart. */
export interface Evidence {
  readonly subject: string;
  /** Subject line and body. */
  readonly text: string;
  /** How strongly the key phrases of each function stand in it; by function code. */
  readonly phrases: ReadonlyMap<string, number>;
  /** How strongly the words stand in it that show what the writer wants; by cue. */
  readonly cues: ReadonlyMap<string, number>;
  readonly channel: Channel;
  /** 1–12. */
  readonly month: number;
}

/** The evidence counted, before it is known how rare anything is. */
export interface CountedEvidence {
  readonly text: SparseVector;
  readonly subject: SparseVector;
  readonly ending: SparseVector;
  readonly evidence: Evidence;
}

const longestRun = { text: 2, subject: 2, ending: 3 } as const;
/** What a writer wants mostly stands at the end. */
const endingLength = 40;
/** From these scores on, more phrases say no more. */
const enoughPhrases = 8;
const enoughCues = 6;

export function counted(evidence: Evidence): CountedEvidence {
  const { text, subject } = evidence;
  return {
    text: characterGrams(text, 'text', longestRun.text),
    subject: characterGrams(subject, 'subject', longestRun.subject),
    ending: characterGrams(text.slice(-endingLength), 'ending', longestRun.ending),
    evidence,
  };
}

/** The same message as each question looks at it. */
export interface MessageVectors {
  /** What is it about? */
  readonly forFunction: readonly Part[];
  readonly forUrgency: readonly Part[];
  /** What does the writer want, once function and urgency are known? */
  forKind(functionCode: string, urgency: number): readonly Part[];
  /** Who must act as well, once the function is known? */
  forCoFunctions(functionCode: string): readonly Part[];
}

export function vectorsOf(message: CountedEvidence, rarity: Rarity): MessageVectors {
  const text = { vector: weighed(message.text, rarity), weight: 1 };
  const subject = { vector: weighed(message.subject, rarity), weight: 0.5 };
  const { phrases, cues, channel, month } = message.evidence;
  const ofPhrases = named('phrase', phrases, enoughPhrases);
  const ofCues = named('cue', cues, enoughCues);
  const ending = { vector: weighed(message.ending, rarity), weight: 0.7 };
  const season = { vector: flags(`month:${month}`), weight: 0.2 };
  return {
    forFunction: [text, subject, { vector: ofPhrases, weight: 0.3 }],
    forUrgency: [text, subject, { vector: ofCues, weight: 0.5 }, season],
    forKind: (functionCode, urgency) => [
      ...[text, subject, ending],
      { vector: ofPhrases, weight: 0.3 },
      { vector: ofCues, weight: 0.5 },
      { vector: flags(`lead:${functionCode}`, `channel:${channel}`), weight: 0.5 },
      { vector: flags('urgent'), weight: urgency },
    ],
    forCoFunctions: (functionCode) => [
      ...[text, subject],
      { vector: ofPhrases, weight: 0.5 },
      { vector: flags(`lead:${functionCode}`), weight: 1 },
    ],
  };
}

function named(sort: string, scores: ReadonlyMap<string, number>, enough: number): SparseVector {
  return {
    features: Uint32Array.from(scores.keys(), (name) => namedFeature(`${sort}:${name}`)),
    values: Float32Array.from(scores.values(), (score) => Math.min(1, score / enough)),
  };
}

function flags(...names: readonly string[]): SparseVector {
  return { features: Uint32Array.from(names, namedFeature), values: new Float32Array(names.length).fill(1) };
}
