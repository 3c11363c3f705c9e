/** Watched hot issues in and out of their tables; every function works in the caller's transaction. */
import type { Matter } from '#contracts';
import type { CaseEvent } from '#platform';
import type { EntityManager } from 'typeorm';
import { currentGeneration } from '../known-cases/generations.ts';
import { heatRank } from './domain/heat.ts';

/** What says how an issue is. One that has grown is confirmed: of one that is proposed it is said that it is so again. */
export const issueSteps = [
  'xinqiao.hot-issue.proposed.v1',
  'xinqiao.hot-issue.confirmed.v1',
  'xinqiao.hot-issue.grown.v1',
] as const;
export type IssueStep = CaseEvent<(typeof issueSteps)[number]>;
export type MemberStep = CaseEvent<'xinqiao.hot-issue.member-joined.v1' | 'xinqiao.hot-issue.member-left.v1'>;

export interface HotIssueRow {
  readonly id: string;
  readonly title: string;
  readonly region_code: string;
  readonly function: string | null;
  readonly matter: Matter | null;
  readonly status: 'proposed' | 'confirmed';
  readonly people: number;
  readonly cases: number;
  /** When the first and the last of its cases was submitted, or of its messages as routing said last. */
  readonly heard_from: Date;
  readonly heard_until: Date;
  readonly heat_rank: number;
  readonly version: number;
}

export const issueColumns =
  'id, title, region_code, function, matter, status, people, cases, heard_from, heard_until, heat_rank, version';

/** Columns of what is said at one time, and is kept together. */
const said = ['title', 'region_code', 'function', 'matter', 'status', 'people', 'said_at'];

/** SQL: whether what comes counts, and not what is known: what is said of a confirmed one goes before what proposes it, of two alike the later one. */
const countsMore = `(excluded.status = 'confirmed', excluded.said_at) >= (known.status = 'confirmed', known.said_at)`;

/**
 * Keeps of each issue what was said last since it was confirmed, or proposed as long as it is not: in whatever order that comes.
 * Rows go in sorted, so that two batches never wait for each other.
 */
export async function keepIssues(manager: EntityManager, steps: readonly IssueStep[]): Promise<void> {
  const rows = [...Map.groupBy(steps, ({ payload }) => payload.hotIssueId).values()].flatMap((ofOne) => {
    const confirmed = ofOne.filter(saysItIsConfirmed);
    const counting = confirmed.length > 0 ? confirmed : ofOne;
    return lastOfEach(counting, ({ payload }) => payload.hotIssueId).map((last) => rowOf(last, ofOne));
  });
  await manager.query(
    `insert into watched_hot_issue as known
       (id, title, region_code, function, matter, status, people, first_at, last_at, said_at, heard_from, heard_until, heat_rank)
     select "hotIssueId", title, region ->> 'code', function, matter, status, people, "firstAt", "lastAt", "occurredAt",
       "firstAt", "lastAt", rank
     from json_to_recordset($1::json) as said ("hotIssueId" uuid, title text, region json, function text, matter json,
       status text, people integer, "firstAt" timestamptz, "lastAt" timestamptz, "occurredAt" timestamptz, rank float8)
     order by 1
     on conflict (id) do update set
       ${said.map((column) => `${column} = case when ${countsMore} then excluded.${column} else known.${column} end`).join(', ')},
       first_at = least(known.first_at, excluded.first_at), last_at = greatest(known.last_at, excluded.last_at)`,
    [JSON.stringify(rows)],
  );
}

/** Keeps of each case in each issue what was said last. */
export async function keepMembers(manager: EntityManager, steps: readonly MemberStep[]): Promise<void> {
  const rows = lastOfEach(steps, ({ payload }) => `${payload.hotIssueId} ${payload.caseId}`).map(
    ({ type, payload: { hotIssueId, caseId, occurredAt } }) => ({
      ...{ hotIssueId, caseId, occurredAt },
      is_member: type === 'xinqiao.hot-issue.member-joined.v1',
    }),
  );
  await manager.query(
    `insert into hot_issue_case as known (hot_issue_id, case_id, is_member, said_at)
     select "hotIssueId", "caseId", is_member, "occurredAt" from json_to_recordset($1::json) as said
       ("hotIssueId" uuid, "caseId" uuid, is_member boolean, "occurredAt" timestamptz) order by 1, 2
     on conflict (hot_issue_id, case_id) do update set is_member = excluded.is_member, said_at = excluded.said_at
     where known.said_at <= excluded.said_at`,
    [JSON.stringify(rows)],
  );
}

/** To which issues these cases belong. */
export async function issuesOfCases(manager: EntityManager, caseIds: readonly string[]): Promise<string[]> {
  if (caseIds.length === 0) return [];
  const rows = await manager.query<{ id: string }[]>(
    'select distinct hot_issue_id as id from hot_issue_case where case_id = any($1::uuid[]) and is_member',
    [caseIds],
  );
  return rows.map(({ id }) => id);
}

interface Counted {
  readonly id: string;
  readonly people: number;
  readonly cases: number;
  readonly first: Date;
  readonly last: Date;
}

/** Counts these issues anew by their cases, and reckons their heat. Issues are held in the order of their ids. */
export async function reckonHeat(manager: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await manager.query('select from watched_hot_issue where id = any($1::uuid[]) order by id for no key update', [ids]);
  const counted = await manager.query<Counted[]>(
    `select w.id, w.people, count(m.case_id)::integer as cases,
       least(w.first_at, min(c.submitted_at)) as first, greatest(w.last_at, max(c.submitted_at)) as last
     from watched_hot_issue w
       left join hot_issue_case m on m.hot_issue_id = w.id and m.is_member
       left join known_case c on c.case_id = m.case_id and c.generation = ${currentGeneration}
     where w.id = any($1::uuid[]) group by w.id`,
    [ids],
  );
  const rows = counted.map(({ id, people, cases, first, last }) => {
    const voices = cases === 0 ? people : cases;
    return { id, cases, first, last, rank: heatRank({ voices, first: first.getTime(), last: last.getTime() }) };
  });
  await manager.query(
    `update watched_hot_issue w set cases = n.cases, heard_from = n.first, heard_until = n.last, heat_rank = n.rank
     from json_to_recordset($1::json) as n (id uuid, cases integer, first timestamptz, last timestamptz, rank float8)
     where w.id = n.id`,
    [JSON.stringify(rows)],
  );
}

/** @param hold until the transaction ends */
export async function findIssue(
  manager: EntityManager,
  id: string,
  { hold = false }: { readonly hold?: boolean } = {},
): Promise<HotIssueRow | undefined> {
  const rows = await manager.query<HotIssueRow[]>(
    `select ${issueColumns} from watched_hot_issue where id = $1${hold ? ' for no key update' : ''}`,
    [id],
  );
  return rows.at(0);
}

function saysItIsConfirmed({ type }: IssueStep): boolean {
  return type !== 'xinqiao.hot-issue.proposed.v1';
}

function lastOfEach<E extends CaseEvent & { readonly payload: { readonly occurredAt: string } }>(
  steps: readonly E[],
  keyOf: (step: E) => string,
): E[] {
  const last = new Map<string, E>();
  for (const step of steps) {
    const known = last.get(keyOf(step));
    if (!known || known.payload.occurredAt <= step.payload.occurredAt) last.set(keyOf(step), step);
  }
  return [...last.values()];
}

/** What is said last, with the span and the status that all of an issue's steps say together. */
function rowOf(
  { payload: { hotIssueId, title, region, matter, people, occurredAt, ...said } }: IssueStep,
  steps: readonly IssueStep[],
) {
  const firstAt = steps.map(({ payload }) => payload.firstAt).reduce((a, b) => (a < b ? a : b));
  const lastAt = steps.map(({ payload }) => payload.lastAt).reduce((a, b) => (a > b ? a : b));
  return {
    ...{ hotIssueId, title, region, matter, people, occurredAt, firstAt, lastAt, function: said.function },
    status: steps.some(saysItIsConfirmed) ? 'confirmed' : 'proposed',
    rank: heatRank({ voices: people, first: Date.parse(firstAt), last: Date.parse(lastAt) }),
  };
}
