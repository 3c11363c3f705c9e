import type { Matter } from '../../catalogue/domain/matter.ts';
import type { TopicScore } from './phrase-scorer.ts';

/** What a message is about. */
export interface FunctionChoice {
  /** The best matter of the chosen function; absent where no phrase is found. */
  readonly matter?: MatterFound;
  /** Absent where no bureau may act or nothing is found. */
  readonly function?: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** Enough is said, and nothing else is said as strongly. */
  readonly isClear: boolean;
  /** Functions that the message speaks of besides, likeliest first. */
  readonly others: readonly { readonly function: string; readonly confidence: number }[];
}

interface MatterFound {
  readonly matter: Matter;
  readonly score: number;
  readonly wordings: readonly string[];
}

interface Group {
  readonly function: string | undefined;
  readonly best: MatterFound;
  readonly score: number;
}

/** Evidence that nothing in particular has: keeps a single weak phrase from looking certain. */
const uncertainty = 1.8;
/** The other matters of a function support it, but less than its best one. */
const supportOfSiblings = 0.5;
const clearScore = 2.8;
const clearConfidence = 0.7;

export function chooseFunction(scores: readonly TopicScore[], matters: ReadonlyMap<string, Matter>): FunctionChoice {
  const found = scores.flatMap(({ topic, score, wordings }): MatterFound[] => {
    const matter = matters.get(topic);
    return matter ? [{ matter, score, wordings }] : [];
  });
  const groups = groupByFunction(found);
  const [best, ...rivals] = groups;
  if (!best) return { confidence: 0, isClear: false, others: [] };
  const confidence = confidenceAmong(groups);
  return {
    matter: best.best,
    function: best.function,
    confidence: confidence(best),
    isClear: best.function !== undefined && best.score >= clearScore && confidence(best) >= clearConfidence,
    others: rivals.flatMap((rival) =>
      rival.function ? [{ function: rival.function, confidence: confidence(rival) }] : [],
    ),
  };
}

/** Squares part a clear lead from a close race; only the strongest rivals take from each other. */
function confidenceAmong(groups: readonly Group[]): (group: Group) => number {
  const total = groups.slice(0, 3).reduce((sum, { score }) => sum + score ** 2, uncertainty ** 2);
  return ({ score }) => Math.round((1000 * score ** 2) / total) / 1000;
}

/** Matters for which no bureau may act stand each for itself. */
function groupByFunction(found: readonly MatterFound[]): Group[] {
  return [...Map.groupBy(found, ({ matter }) => matter.function ?? matter.code).values()]
    .flatMap((group): Group[] => {
      const [best, ...siblings] = group;
      if (!best) return [];
      const support = siblings.reduce((sum, { score }) => sum + score, 0);
      return [{ function: best.matter.function, best, score: best.score + supportOfSiblings * support }];
    })
    .toSorted((one, other) => other.score - one.score);
}
