import type { Kind } from '#domain';
import type { TopicScore } from './phrase-scorer.ts';

/** What the writer ticked is worth two strong phrases: many tick the first box. */
const tickedWeight = 4;
/** The kind that a matter mostly comes as. */
const usualWeight = 2;
/** Who tells of danger asks for rescue. */
const alarmWeight = 3;
/** Who thanks first and then complains wants something done. */
const grievances: readonly string[] = ['complaint', 'report', 'help'];
const grievance = 5;

export interface KindQuestion {
  readonly cues: readonly TopicScore[];
  readonly ticked?: Kind;
  readonly usual?: Kind;
  readonly isAlarming: boolean;
}

/** 诉求类型, from the words of the message, the box that was ticked and what is usual for the matter. */
export function chooseKind({ cues, ticked, usual, isAlarming }: KindQuestion): Kind {
  const isAggrieved = cues.some(({ topic, score }) => grievances.includes(topic) && score > grievance);
  const weightOf = (kind: Kind): number =>
    (kind === 'thanks' && isAggrieved ? 0 : (cues.find(({ topic }) => topic === kind)?.score ?? 0)) +
    (kind === usual ? usualWeight : 0) +
    (kind === ticked ? tickedWeight : 0) +
    (kind === 'help' && isAlarming ? alarmWeight : 0);
  return byPrecedence.reduce((best, kind) => (weightOf(kind) > weightOf(best) ? kind : best));
}

/** Of kinds with equal weight the first is chosen. */
const byPrecedence: readonly Kind[] = ['complaint', 'help', 'report', 'inquiry', 'suggestion', 'thanks'];

/** Kinds in which the writer needs something to happen. */
export const isPressing = (kind: Kind): boolean => grievances.includes(kind);
