/** The cases of a hot issue, as far as somebody reaches; every function works in the caller's transaction. */
import { Failure } from '#domain';
import type { EntityManager } from 'typeorm';
import type { StateRow } from '../handling/case-row.ts';
import type { OpenedCase } from '../handling/domain/case-state.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { isInReach, reachParameters } from '../handling/in-reach.ts';

/** A walk along the index `hot_issue_members`. */
const membersInReach = `
  hot_issue_member m join "case" c on c.id = m.case_id where m.hot_issue_id = $1 and ${isInReach(2)}`;

/** All of them in the order of their ids. @throws Failure `hot-issue-not-found` where there is none */
export async function demandCasesOf(
  manager: EntityManager,
  hotIssueId: string,
  staff: StaffMember,
): Promise<{ readonly caseNumber: string }[]> {
  const rows = await manager.query<{ caseNumber: string }[]>(
    `select c.number as "caseNumber" from ${membersInReach} order by m.case_id`,
    [hotIssueId, ...reachParameters(staff)],
  );
  if (rows.length === 0) throw hotIssueNotFound();
  return rows;
}

export type MemberRow = StateRow & { readonly subject: string };

export const casesQuery = `
  select c.*
  from ${membersInReach} and m.case_id > $7 order by m.case_id limit $8`;

/** Those after this id, in the order of their ids. */
export async function findCasesOf(
  manager: EntityManager,
  hotIssueId: string,
  staff: StaffMember,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<MemberRow[]> {
  return manager.query(casesQuery, [hotIssueId, ...reachParameters(staff), after, limit]);
}

export interface StatusCount {
  readonly status: OpenedCase['status'];
  readonly count: number;
  readonly title: string | null;
}

/** How many of them are in which status, with what the issue is called. @throws Failure `hot-issue-not-found` where there is none */
export async function demandCountsOf(
  manager: EntityManager,
  hotIssueId: string,
  staff: StaffMember,
): Promise<StatusCount[]> {
  const rows = await manager.query<StatusCount[]>(
    `select c.status, count(*)::integer as count, max(m.title) as title from ${membersInReach} group by c.status`,
    [hotIssueId, ...reachParameters(staff)],
  );
  if (rows.length === 0) throw hotIssueNotFound();
  return rows;
}

function hotIssueNotFound(): Failure {
  return new Failure('not-found', 'hot-issue-not-found', 'No case in your reach belongs to a hot issue with this id.');
}
