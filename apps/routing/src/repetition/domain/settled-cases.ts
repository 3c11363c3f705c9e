import type { HotIssue } from './hot-issue.ts';
import type { Voice } from './repeat-of.ts';
import { sameThing, type Thresholds } from './sameness.ts';

/** A case whose bureau is beyond doubt: it settled the case, or a person gave it to it. */
export interface SettledCase {
  readonly caseNumber: string;
  /** Its name at that time. */
  readonly bureauName: string;
  /** False where a person has decided whose it is, and it is not closed yet. */
  readonly isClosed: boolean;
}

/** Of a similar case less is asked than of the same thing: it may be about another estate, another employer. */
const similar: Thresholds = { whole: 0.2, names: 0, matter: 0.3, namesNothing: 1 };
/** Issues whose cases are read for one message. */
const mostIssues = 2;
export const mostCited = 2;

/** Of the issues that a message may belong to, those that tell of much the same, the likest first; a failure of a network is one in all words. */
export function issuesLike(message: Voice, candidates: readonly HotIssue[]): string[] {
  return candidates
    .map((issue) => ({
      issue,
      likeness: issue.sharedMatter === undefined ? sameThing(message, issue.core, similar) : 1,
    }))
    .filter(({ issue, likeness }) => likeness > 0 && isOfOneMatter(message, issue))
    .toSorted((one, other) => other.likeness - one.likeness)
    .slice(0, mostIssues)
    .map(({ issue }) => issue.id);
}

const isOfOneMatter = ({ matterCode }: Voice, { matter }: HotIssue): boolean =>
  matterCode === undefined || matter === undefined || matter.code === matterCode;

/** Names cases and their bureaus, and nothing that somebody wrote. */
export function citation(cases: readonly SettledCase[]): string | undefined {
  if (cases.length === 0) return undefined;
  const settled = cases.every(({ isClosed }) => isClosed) ? '已办结' : '此前由人工确定承办单位';
  const bureaus = [...new Set(cases.map(({ bureauName }) => bureauName))];
  const numbers = cases.map(({ caseNumber }) => caseNumber).join('、');
  return `与${settled}的工单${numbers}情形相近，当时${bureaus.length > 1 ? '分别' : ''}由${bureaus.join('、')}办理。`;
}
