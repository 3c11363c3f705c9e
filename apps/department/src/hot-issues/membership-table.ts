/** What routing said last of the hot issues of cases; every function works in the caller's transaction. */
import type { HotIssueOfCase } from '#contracts';
import type { EntityManager } from 'typeorm';
import type { OpenedCase } from '../handling/domain/case-state.ts';
import type { Carried } from '../handling/domain/decide.ts';
import { Unnested } from '../handling/unnested.ts';
import { takeUpMembership } from './domain/take-up-membership.ts';

/** Of which hot issue a case is. */
export interface Membership {
  readonly caseId: string;
  /** Absent where it is of none, or not any more. */
  readonly hotIssue?: HotIssueOfCase;
}

interface MemberRow {
  case_id: string;
  hot_issue_id?: string | null;
  title?: string | null;
}

const memberRows = new Unnested<MemberRow & { said_at: string }>({
  case_id: 'uuid',
  hot_issue_id: 'uuid',
  title: 'text',
  said_at: 'timestamptz',
});

/** Keeps of each case what was said last, in whatever order it comes. Rows go in sorted, so that two batches never wait for each other. */
export async function keepMemberships(
  manager: EntityManager,
  said: readonly (Membership & { readonly saidAt: string })[],
): Promise<void> {
  const rows = said.map(({ caseId, hotIssue, saidAt }) => ({
    case_id: caseId,
    hot_issue_id: hotIssue?.hotIssueId,
    title: hotIssue?.title,
    said_at: saidAt,
  }));
  await manager.query(
    `insert into hot_issue_member as known (${memberRows.columns}) select * from ${memberRows.table} order by case_id
     on conflict (case_id) do update
     set hot_issue_id = excluded.hot_issue_id, title = excluded.title, said_at = excluded.said_at
     where known.said_at <= excluded.said_at`,
    memberRows.parametersOf(rows),
  );
}

/** Of which hot issues these cases are, as far as anything was ever said of them. */
async function membershipsOf(manager: EntityManager, caseIds: readonly string[]): Promise<Membership[]> {
  const rows = await manager.query<MemberRow[]>(
    'select case_id, hot_issue_id, title from hot_issue_member where case_id = any($1::uuid[])',
    [caseIds],
  );
  return rows.map(({ case_id: caseId, hot_issue_id: hotIssueId, title }) => ({
    caseId,
    hotIssue: hotIssueId ? { hotIssueId, title: title ?? undefined } : undefined,
  }));
}

/**
 * What becomes of cases by what was said last of their hot issues, whenever that was.
 * @returns by case id, where anything does
 */
export async function takeUpMemberships(
  manager: EntityManager,
  cases: readonly OpenedCase[],
  now: Date,
): Promise<Map<string, Carried>> {
  if (cases.length === 0) return new Map();
  const states = new Map(cases.map((state) => [state.id, state]));
  const known = await membershipsOf(manager, [...states.keys()]);
  return new Map(
    known.flatMap(({ caseId, hotIssue }) => {
      const state = states.get(caseId);
      const taken = state && takeUpMembership(state, hotIssue, now);
      return taken ? [[caseId, taken] as const] : [];
    }),
  );
}
