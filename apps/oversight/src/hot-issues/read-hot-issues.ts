import { isProvince, subtreePrefix } from '#domain';
import { Clock, Cursor, requireRegionScope, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { currentGeneration } from '../known-cases/generations.ts';
import { type DayAtPlace, dayByDay, heatAt } from './domain/heat.ts';
import { hotIssueNotFound } from './failures.ts';
import { findIssue, type HotIssueRow, issueColumns } from './hot-issue-table.ts';
import type { Meeting } from './record-meeting.ts';
import type { HotIssueDetails, HotIssuePage, HotIssuesQuery, HotIssueView, PlaceOfIssue } from './hot-issues.dto.ts';

/** A page begins below an issue, whose rank is looked up: a number in a cursor would lose digits. */
const cursor = new Cursor({ id: 'id' });

/** Hot issues by heat, and one of them with its days, its places and what was decided. */
@Injectable()
export class ReadHotIssues {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Of a region and all within it, hottest first. @throws Failure invalid for an `after` that no page gave */
  async list(region: string, { status, after, limit }: Omit<HotIssuesQuery, 'region'>): Promise<HotIssuePage> {
    const now = await this.clock.now();
    const parameters: unknown[] = [];
    const put = (value: unknown) => `$${parameters.push(value)}`;
    const where = [
      ...(isProvince(region) ? [] : [`region_code like ${put(`${subtreePrefix(region)}%`)}`]),
      ...(status === undefined ? [] : [`status = ${put(status)}`]),
      ...(after === undefined ? [] : [below(put(cursor.parse(after).id))]),
    ];
    const found = await this.dataSource.query<HotIssueRow[]>(
      `select ${issueColumns} from watched_hot_issue where ${['true', ...where].join(' and ')}
       order by heat_rank desc, id desc limit ${put(limit + 1)}`,
      parameters,
    );
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1) : undefined;
    return { entries: rows.map((row) => viewOf(row, now)), next: last && cursor.print(last) };
  }

  /** @throws Failure not-found, forbidden */
  async read(staff: Staff, id: string): Promise<HotIssueDetails> {
    const row = await findIssue(this.dataSource.manager, id);
    if (!row) throw hotIssueNotFound();
    requireRegionScope(staff, row.region_code);
    const [days, places] = [await this.dataSource.query<DayAtPlace[]>(daysQuery, [id]), await this.placesOf(id)];
    const surveys = await this.dataSource.query<{ id: string }[]>(
      'select id from survey where hot_issue_id = $1 order by id desc limit 50',
      [id],
    );
    return {
      ...viewOf(row, await this.clock.now()),
      ...{ days: dayByDay(days.map(present)), places },
      meetings: (await this.dataSource.query<Meeting[]>(meetingsQuery, [id])).map(present),
      surveyIds: surveys.map((survey) => survey.id),
    };
  }

  private async placesOf(id: string): Promise<PlaceOfIssue[]> {
    return (await this.dataSource.query<PlaceOfIssue[]>(placesQuery, [id])).map(present);
  }
}

const below = (id: string) => `(heat_rank, id) < (select heat_rank, id from watched_hot_issue where id = ${id})`;

/** What belongs to one issue, along the primary keys of both tables. */
const members = `
  from hot_issue_case m join known_case c on c.case_id = m.case_id and c.generation = ${currentGeneration}
  where m.hot_issue_id = $1 and m.is_member and c.status is not null`;

const daysQuery = `
  select to_char(c.submitted_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day, nullif(c.region_code, '') as "regionCode",
    count(*)::integer as cases
  ${members} and c.submitted_at is not null group by 1, 2`;

const placesQuery = `
  select nullif(c.region_code, '') as "regionCode", count(*)::integer as cases,
    count(*) filter (where c.status in ('resolved', 'closed'))::integer as resolved
  ${members} group by 1 order by 2 desc, 1`;

const meetingsQuery = `
  select id, held_at as "heldAt", attendees, findings, decision, bureau, due_at as "dueAt", recorded_by as "recordedBy",
    recorded_at as "recordedAt"
  from hot_issue_meeting where hot_issue_id = $1 order by id desc limit 100`;

function viewOf(row: HotIssueRow, now: Date): Pick<HotIssueView, keyof HotIssueView> {
  const { id, title, status, people, cases, version } = row;
  return {
    ...{ id, title, status, people, cases, version, regionCode: row.region_code, function: row.function ?? undefined },
    ...{ matter: row.matter ?? undefined, firstAt: row.heard_from, lastAt: row.heard_until },
    heat: heatAt(row.heat_rank, now),
  };
}

/** As PostgreSQL has nothing that is absent. */
function present<T extends object>(row: T): T {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T;
}
