import type { CaseEventType } from '#contracts';
import type { CaseEvent } from '#platform';
import type { EntityManager } from 'typeorm';
import {
  issuesOfCases,
  type IssueStep,
  issueSteps,
  keepIssues,
  keepMembers,
  type MemberStep,
  reckonHeat,
} from './hot-issue-table.ts';

/**
 * Lets what routing says of hot issues, and what becomes of their cases, reach who watches them; in any order, and however often.
 * @param caseIds of the cases of which more is known now
 */
export async function followHotIssues(
  manager: EntityManager,
  events: readonly CaseEvent[],
  caseIds: readonly string[],
): Promise<void> {
  const touched = await keepHotIssues(manager, events);
  await reckonHeat(manager, [...new Set([...touched, ...(await issuesOfCases(manager, caseIds))])]);
}

/** Keeps what routing says of hot issues and of who belongs to them. @returns the ids of those it spoke of, whose heat is to be reckoned */
export async function keepHotIssues(manager: EntityManager, events: readonly CaseEvent[]): Promise<string[]> {
  const [steps, members] = [events.filter(isIssueStep), events.filter(isMemberStep)];
  if (steps.length > 0) await keepIssues(manager, steps);
  if (members.length > 0) await keepMembers(manager, members);
  return [...steps, ...members].map(({ payload }) => payload.hotIssueId);
}

/** What hot issues are made of. */
export const hotIssueEvents = [
  ...issueSteps,
  'xinqiao.hot-issue.member-joined.v1',
  'xinqiao.hot-issue.member-left.v1',
] as const satisfies readonly CaseEventType[];

function isIssueStep(event: CaseEvent): event is IssueStep {
  return issueSteps.some((type) => type === event.type);
}

function isMemberStep(event: CaseEvent): event is MemberStep {
  return event.type === 'xinqiao.hot-issue.member-joined.v1' || event.type === 'xinqiao.hot-issue.member-left.v1';
}
