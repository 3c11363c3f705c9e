import { Clock, Cursor } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { actionsInEach } from '../handling/actions-in-each.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { demandCountsOf, findCasesOf, type MemberRow } from './cases-of-hot-issue.ts';
import type { HotIssueCase, HotIssueCases, HotIssueCasesQuery } from './hot-issues.dto.ts';

const cursor = new Cursor({ id: 'id' });
const front = '00000000-0000-0000-0000-000000000000';

/** The cases of a hot issue with where they stand, a page at a time. */
@Injectable()
export class ListHotIssueCases {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Failure not-found where none is in their reach; invalid for an `after` that no page gave */
  async list(hotIssueId: string, staff: StaffMember, { limit, after }: HotIssueCasesQuery): Promise<HotIssueCases> {
    const place = { after: after === undefined ? front : cursor.parse(after).id, limit: limit + 1 };
    const [counts, found] = await this.dataSource.transaction('REPEATABLE READ', async (manager) => [
      await demandCountsOf(manager, hotIssueId, staff),
      await findCasesOf(manager, hotIssueId, staff, place),
    ]);
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1) : undefined;
    const actions = await actionsInEach(this.dataSource.manager, rows, { staff, now: await this.clock.now() });
    return {
      hotIssueId,
      title: counts.map(({ title }) => title).find((title) => title !== null) ?? undefined,
      counts: counts.map(({ status, count }) => ({ status, cases: count })),
      entries: rows.map((row, index) => ({ ...entryOf(row), allowedActions: actions[index] ?? [] })),
      next: last && cursor.print(last),
    };
  }
}

function entryOf({
  number,
  subject,
  status,
  since,
  submitted_at,
  region_code,
  lead,
  version,
}: MemberRow): Omit<HotIssueCase, 'allowedActions'> {
  return {
    caseNumber: number,
    subject,
    status,
    since,
    submittedAt: submitted_at,
    regionCode: region_code ?? undefined,
    lead: lead ?? undefined,
    version,
  };
}
