import { Failure, isWithin, subtreePrefix } from '#domain';
import type { Staff } from '#platform';
import type { EntityManager } from 'typeorm';
import { currentGeneration } from '../known-cases/generations.ts';
import { findIssue } from './hot-issue-table.ts';

/** A hot issue that somebody names: it is of his region, or a case of it lies there. @throws Failure `invalid-request` */
export async function demandHotIssueOf(
  manager: EntityManager,
  id: string,
  { regionCode = '' }: Pick<Staff, 'regionCode'>,
): Promise<void> {
  const issue = await findIssue(manager, id);
  if (issue && (isWithin(issue.region_code, regionCode) || (await hasCaseIn(manager, id, regionCode)))) return;
  const message = 'hotIssueId must be a hot issue of your region, or one with a case in it.';
  throw new Failure('invalid', 'invalid-request', 'There is no such hot issue for you.', {
    fields: [{ field: 'hotIssueId', rule: 'of-the-region', message }],
  });
}

/** What belongs to one issue, along the primary keys of both tables. */
async function hasCaseIn(manager: EntityManager, id: string, regionCode: string): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `select from hot_issue_case m join known_case c on c.case_id = m.case_id and c.generation = ${currentGeneration}
     where m.hot_issue_id = $1 and m.is_member and c.region_code like $2 limit 1`,
    [id, `${subtreePrefix(regionCode)}%`],
  );
  return rows.length > 0;
}
