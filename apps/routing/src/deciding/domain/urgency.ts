import type { Matter } from '../../catalogue/domain/matter.ts';
import type { TopicScore } from './phrase-scorer.ts';

/** One plain phrase of three characters that speaks of danger to life raises the alarm by itself. */
const leastAlarm = 2;
/** Words of harm count where the message says that it is happening now. */
const leastDanger = 3;
const leastImmediacy = 2;

export interface UrgencyQuestion {
  readonly cues: readonly TopicScore[];
  /** Scores of the matters' own urgent phrases, by matter code. */
  readonly ofMatters: readonly TopicScore[];
  readonly matter?: Matter;
  /** Month of submission, 1–12. */
  readonly month: number;
}

/** Whether what is told cannot wait: danger to life, a group about to act, or a matter in the season that counts. */
export function isAlarming({ cues, ofMatters, matter, month }: UrgencyQuestion): boolean {
  if (matter?.urgentMonths.has(month)) return true;
  const scoreOf = (scores: readonly TopicScore[], topic: string | undefined) =>
    scores.find((score) => score.topic === topic)?.score ?? 0;
  const calm = scoreOf(cues, 'calm');
  const alarm = scoreOf(cues, 'urgent') + scoreOf(ofMatters, matter?.code) - calm;
  const danger = scoreOf(cues, 'danger') - calm;
  return alarm >= leastAlarm || (danger >= leastDanger && scoreOf(cues, 'now') >= leastImmediacy);
}
