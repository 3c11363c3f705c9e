import type { BureauDirectory } from '../../catalogue/domain/bureau-directory.ts';
import type { HotIssue } from './hot-issue.ts';
import type { Voice } from './repeat-of.ts';
import { sameThing, type Thresholds } from './sameness.ts';

/** A case whose bureau is beyond doubt: it settled the case, or a person gave it to it. */
export interface SettledCase {
  readonly caseNumber: string;
  /** Absent where nobody noted it. */
  readonly bureauId?: string;
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

/** Of a case that went to a bureau without this duty nothing is told: there was more to it, or something else. */
export function ofThisDuty(
  cases: readonly SettledCase[],
  functionCode: string | undefined,
  bureaus: BureauDirectory,
): SettledCase[] {
  if (functionCode === undefined) return [...cases];
  return cases.filter(({ bureauId }) => bureauId !== undefined && bureaus.hasDuty(bureauId, functionCode));
}

/** Names bureaus, and nothing by which another's case could be found. */
export function citation(cases: readonly SettledCase[]): string | undefined {
  if (cases.length === 0) return undefined;
  const bureaus = [...new Set(cases.map(({ bureauName }) => bureauName))].join('、');
  return cases.every(({ isClosed }) => isClosed)
    ? `此前有情形相近的诉求，由${bureaus}办结。`
    : `此前有情形相近的诉求，由人工确定交${bureaus}办理。`;
}
