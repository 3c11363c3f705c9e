import type { CaseEvent } from '#platform';
import type { EntityManager } from 'typeorm';
import {
  issuesOfCases,
  type IssueStep,
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
  const [steps, members] = [events.filter(isIssueStep), events.filter(isMemberStep)];
  if (steps.length > 0) await keepIssues(manager, steps);
  if (members.length > 0) await keepMembers(manager, members);
  const touched = [...steps, ...members].map(({ payload }) => payload.hotIssueId);
  await reckonHeat(manager, [...new Set([...touched, ...(await issuesOfCases(manager, caseIds))])]);
}

function isIssueStep(event: CaseEvent): event is IssueStep {
  return event.type === 'xinqiao.hot-issue.proposed.v1' || event.type === 'xinqiao.hot-issue.confirmed.v1';
}

function isMemberStep(event: CaseEvent): event is MemberStep {
  return event.type === 'xinqiao.hot-issue.member-joined.v1' || event.type === 'xinqiao.hot-issue.member-left.v1';
}
