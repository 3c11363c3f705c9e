import { aloneFrom, type DecidingPolicies } from '../../catalogue/domain/deciding-policy.ts';
import type { Matter } from '../../catalogue/domain/matter.ts';
import { noFunction, type Reading } from '../../reading/domain/reader.ts';
import type { FunctionDoubt } from './function-doubt.ts';
import type { TopicScore } from './phrase-scorer.ts';

/** What a message is about. */
export interface FunctionChoice {
  /** The matter of the chosen function that the message names; absent where it is told without its key phrases. */
  readonly matter?: MatterFound;
  /** Absent where no bureau may act or nothing is found. */
  readonly function?: string;
  /** Of the function, 0 to 1. */
  readonly confidence: number;
  /** From this confidence on the router decides alone; absent where the function is always a person's to decide on. */
  readonly aloneFrom?: number;
  /** Enough speaks for it to decide without a person. */
  readonly isClear: boolean;
  /** Why a person must look all the same. */
  readonly doubt?: FunctionDoubt;
  /** Functions of the other matters that it seems to hold; mostly none. */
  readonly besides: readonly string[];
  /** Functions that it may be about instead: those of its other matters first, then the likeliest. */
  readonly others: readonly OtherFunction[];
}

export interface OtherFunction {
  readonly function: string;
  readonly confidence: number;
  /** The matter of it that the message names, if any. */
  readonly matter?: MatterFound;
}

interface MatterFound {
  readonly matter: Matter;
  readonly wordings: readonly string[];
}

/** From this share on, and with key phrases as strong, another function is meant as well. */
const leastOfSecond = 0.01;
/** What is less likely is not worth showing. */
const leastOfOthers = 0.01;

export function chooseFunction(
  { functions }: Reading,
  scores: readonly TopicScore[],
  { matters, policies }: { matters: ReadonlyMap<string, Matter>; policies: DecidingPolicies },
  { doubt, toldApart = [] }: { doubt?: FunctionDoubt; toldApart?: readonly string[] } = {},
): FunctionChoice {
  const code = functions[0]?.code ?? noFunction;
  const isSomebodys = code !== noFunction;
  const confidence = isSomebodys ? rounded(functions[0]?.share ?? 0) : 0;
  const besides = isSomebodys ? functionsBesides(functions, strengths(scores, matters), toldApart) : [];
  const least = aloneFrom(code, policies);
  const others = functions.filter((other) => other.code !== code && other.code !== noFunction);
  const apart = besides.flatMap((besidesCode) => others.find((other) => other.code === besidesCode) ?? []);
  const likely = others.filter((other) => other.share >= leastOfOthers && !apart.includes(other));
  return {
    matter: matterOf(code, scores, matters),
    function: isSomebodys ? code : undefined,
    confidence,
    aloneFrom: least,
    isClear: isSomebodys && besides.length === 0 && !doubt && least !== undefined && confidence >= least,
    doubt,
    besides,
    others: [...apart, ...likely].map((other) => ({
      function: other.code,
      confidence: rounded(other.share),
      matter: matterOf(other.code, scores, matters),
    })),
  };
}

/** Those of the parts that it tells apart; where it does not, the second function, if the message names it no less than the first. */
function functionsBesides(
  [lead, ...others]: Reading['functions'],
  strengthOf: (code: string) => number,
  toldApart: readonly string[],
): string[] {
  if (toldApart.length > 0) return [...toldApart];
  const second = others.find(({ code }) => code !== noFunction);
  if (!lead || !second || second.share < leastOfSecond) return [];
  const strength = strengthOf(second.code);
  return strength > 0 && strength >= strengthOf(lead.code) ? [second.code] : [];
}

/** How strongly the key phrases of the best matter of a function stand in the message. */
function strengths(scores: readonly TopicScore[], matters: ReadonlyMap<string, Matter>): (code: string) => number {
  return (code) => scores.find(({ topic }) => matters.get(topic)?.function === code)?.score ?? 0;
}

function matterOf(
  functionCode: string,
  scores: readonly TopicScore[],
  matters: ReadonlyMap<string, Matter>,
): MatterFound | undefined {
  for (const { topic, wordings } of scores) {
    const matter = matters.get(topic);
    if (matter && (matter.function ?? noFunction) === functionCode) return { matter, wordings };
  }
  return undefined;
}

const rounded = (share: number): number => Math.round(1000 * share) / 1000;
