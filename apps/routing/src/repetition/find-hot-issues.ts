import { Failure, subtreePrefix } from '#domain';
import { Clock, Cursor, highestId, requireCaseScope, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { heatOf } from './domain/heat.ts';
import type {
  HotIssueMemberView,
  HotIssuePage,
  HotIssuesQuery,
  HotIssueView,
  HotIssueWithMembers,
  MembersQuery,
} from './hot-issues.dto.ts';

interface Row {
  id: string;
  title: string;
  status: HotIssueView['status'];
  region_code: string;
  region_name: string;
  function: string | null;
  matter_code: string | null;
  matter_name: string | null;
  people: number;
  messages: number;
  first_at: Date;
  last_at: Date;
  version: number;
  decided_by: string | null;
  decided_reason: string | null;
  decided_at: Date | null;
}

interface MemberRow extends HotIssueMemberView {
  readonly id: string;
}

export const listQuery = `
  select * from hot_issue
   where status = $1 and status <> 'gathering' and (last_at, id) < ($2::timestamptz, $3::uuid)
     and region_code like $4 || '%' and ($5::text is null or function = $5)
   order by last_at desc, id desc limit $6`;

export const membersQuery = `
  select case_id as id, case_number as "caseNumber", channel, region_code as "regionCode", submitted_at as "submittedAt", times
    from voice where issue_id = $1 and (submitted_at, case_id) > ($2::timestamptz, $3::uuid)
   order by submitted_at, case_id limit $4`;

const cursor = new Cursor({ time: 'time', id: 'id' });
/** Before every entry of a list that begins with the latest, and of one that begins with the earliest. */
const latest = { time: 'infinity', id: highestId };
const earliest = { time: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

/** Hot issues as people look for them; what only gathers is nobody's business yet. */
@Injectable()
export class FindHotIssues {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Failure invalid for an `after` that no page gave */
  async list({ region, status, function: functionCode, limit, after }: HotIssuesQuery): Promise<HotIssuePage> {
    const { time, id } = after === undefined ? latest : cursor.parse(after);
    const values = [status, time, id, subtreePrefix(region), functionCode ?? null, limit + 1];
    const found = await this.dataSource.query<Row[]>(listQuery, values);
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1) : undefined;
    const now = await this.clock.now();
    return {
      entries: rows.map((row) => viewOf(row, now)),
      next: last && cursor.print({ time: last.last_at.toISOString(), id: last.id }),
    };
  }

  /** @throws Failure hot-issue-not-found; AccessRefusal for a region that is not theirs */
  async show(id: string, { limit, after }: MembersQuery, staff: Staff): Promise<HotIssueWithMembers> {
    const [row] = await this.dataSource.query<Row[]>(
      `select * from hot_issue where id = $1 and status <> 'gathering'`,
      [id],
    );
    if (!row) throw hotIssueNotFound();
    requireCaseScope(staff, row.region_code);
    const begin = after === undefined ? earliest : cursor.parse(after);
    const found = await this.dataSource.query<MemberRow[]>(membersQuery, [id, begin.time, begin.id, limit + 1]);
    const members = found.slice(0, limit);
    const last = found.length > limit ? members.at(-1) : undefined;
    return {
      ...viewOf(row, await this.clock.now()),
      members: members.map(memberOf),
      next: last && cursor.print({ time: last.submittedAt.toISOString(), id: last.id }),
    };
  }
}

export function hotIssueNotFound(): Failure {
  return new Failure('not-found', 'hot-issue-not-found', 'There is no hot issue with this id.');
}

function memberOf({ caseNumber, channel, regionCode, submittedAt, times }: MemberRow): HotIssueMemberView {
  return { caseNumber, channel, regionCode, submittedAt, times };
}

function viewOf(row: Row, now: Date) {
  const { id, title, status, people, messages, version } = row;
  const [first, last] = [row.first_at.getTime(), row.last_at.getTime()];
  return {
    id,
    title,
    status,
    regionCode: row.region_code,
    regionName: row.region_name,
    function: row.function ?? undefined,
    matter: row.matter_code === null ? undefined : { code: row.matter_code, name: row.matter_name ?? row.matter_code },
    people,
    messages,
    firstAt: row.first_at,
    lastAt: row.last_at,
    heat: heatOf({ people, likes: 0, objections: 0, first, last }, now.getTime()),
    version,
    decidedBy: row.decided_by ?? undefined,
    decidedReason: row.decided_reason ?? undefined,
    decidedAt: row.decided_at ?? undefined,
  } satisfies HotIssueView;
}
