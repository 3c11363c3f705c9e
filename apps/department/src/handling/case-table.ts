/** Cases in and out of their table, many at a time; every function works in the caller's transaction. */
import type { Bureau } from '#contracts';
import type { EntityManager } from 'typeorm';
import { type CaseRow, rowOf, stateOf } from './case-row.ts';
import { withAllCoTasks, withCoTasks } from './co-task-table.ts';
import type { OpenedCase } from './domain/case-state.ts';
import { isNotAbout } from './in-reach.ts';
import { Unnested } from './unnested.ts';

/** Cases that are there and their tasks, held until the transaction ends; in the order of their ids, so that two batches cannot deadlock. */
export async function lockCases(manager: EntityManager, ids: readonly string[]): Promise<OpenedCase[]> {
  const rows = await manager.query<CaseRow[]>(
    'select * from "case" where id = any($1::uuid[]) order by id for update',
    [ids],
  );
  return withAllCoTasks(manager, rows.map(stateOf));
}

/** The case with this number and its tasks, held until the transaction ends. */
export async function lockCase(manager: EntityManager, number: string): Promise<OpenedCase | undefined> {
  const [row] = await manager.query<CaseRow[]>('select * from "case" where number = $1 for update', [number]);
  return row && withCoTasks(manager, stateOf(row));
}

/** The cases with these numbers and their tasks, held until the transaction ends; in the order of their ids, as {@link lockCases} does. */
export async function lockNumbered(manager: EntityManager, numbers: readonly string[]): Promise<OpenedCase[]> {
  const rows = await manager.query<CaseRow[]>(
    'select * from "case" where number = any($1::text[]) order by id for update',
    [numbers],
  );
  return withAllCoTasks(manager, rows.map(stateOf));
}

/** The cases that are handled as part of these and their tasks, held until the transaction ends; in the order of their ids. */
export async function lockMergedInto(manager: EntityManager, ids: readonly string[]): Promise<OpenedCase[]> {
  const rows = await manager.query<CaseRow[]>(mergedIntoQuery, [ids]);
  return withAllCoTasks(manager, rows.map(stateOf));
}

/** By the index `merged_into`. */
const mergedIntoQuery = `
  select * from "case" where status = 'merged' and aside #>> '{merger,caseId}' = any($1::text[]) order by id for update`;

/** The case with this number as it stands, held by nobody. */
export async function findCase(manager: EntityManager, number: string): Promise<OpenedCase | undefined> {
  const rows = await manager.query<CaseRow[]>('select * from "case" where number = $1', [number]);
  return rows.map(stateOf).at(0);
}

/** The row of the case with this number, as it is at the moment. */
export async function readCaseRow(manager: EntityManager, number: string): Promise<StoredCase | undefined> {
  const rows = await manager.query<StoredCase[]>('select * from "case" where number = $1', [number]);
  return rows.at(0);
}

export type StoredCase = CaseRow & { readonly subject: string };

/** Of these cases, the complaints about bureaus: which, by id. */
export async function findComplainedOf(
  manager: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Bureau[]>> {
  if (ids.length === 0) return new Map();
  const rows = await manager.query<{ id: string; about: Bureau[] }[]>(
    `select id, aside -> 'about' as about from "case" where id = any($1::uuid[]) and aside -> 'about' is not null`,
    [ids],
  );
  return new Map(rows.map(({ id, about }) => [id, about]));
}

/** Resolved cases that could be rated until before this moment, the longest first, but for those that somebody else holds. */
export async function lockUnrated(manager: EntityManager, moment: Date, limit: number): Promise<OpenedCase[]> {
  const rows = await manager.query<CaseRow[]>(unratedQuery, [moment.toISOString(), limit]);
  return rows.map(stateOf);
}

/** By the index `rating_window`; moments as texts are in the order of the moments. */
export const unratedQuery = `
  select * from "case" where status = 'resolved' and (aside #>> '{windows,rateUntil}') collate "C" < $1
  order by (aside #>> '{windows,rateUntil}') collate "C" limit $2 for update skip locked`;

/**
 * What falls due first of a bureau's cases that nobody has in hand and that wait for nobody else. Those that somebody holds are passed over; only where
 * all are held, as by the ticker of the clocks, it waits for one. No complaint about one of those that were merged into the bureau.
 */
export async function lockMostUrgentOfNobody(
  manager: EntityManager,
  bureauId: string,
  formerBureauIds: readonly string[] = [],
): Promise<OpenedCase | undefined> {
  const parameters = [bureauId, formerBureauIds];
  const [row] = await manager.query<CaseRow[]>(`${mostUrgentOfNobody} skip locked`, parameters);
  const [held] = row ? [row] : await manager.query<CaseRow[]>(mostUrgentOfNobody, parameters);
  return held && withCoTasks(manager, stateOf(held));
}

const mostUrgentOfNobody = `
  select * from "case" where lead_id = $1 and handler is null and not waiting and status in ('assigned', 'in-progress')
    and ${isNotAbout('$2')}
  order by due_at, id limit 1 for update`;

export interface NewCase {
  readonly state: OpenedCase;
  readonly subject: string;
}

/** What may change in a case, and the id by which it is found. */
const changing = {
  id: 'uuid',
  status: 'text',
  version: 'integer',
  since: 'timestamptz',
  region_code: 'text',
  kind: 'text',
  matter: 'json',
  function: 'text',
  jurisdiction: 'json',
  urgent: 'boolean',
  proposal: 'json',
  lead: 'json',
  co_handling: 'json',
  contacted_at: 'timestamptz',
  handler: 'text',
  clocks: 'json',
  next_step_at: 'timestamptz',
  due_at: 'timestamptz',
  waiting: 'boolean',
  aside: 'json',
} as const;

const changedCases = new Unnested<Pick<CaseRow, keyof typeof changing>>(changing);
const newCases = new Unnested<CaseRow & { subject: string }>({
  ...changing,
  number: 'text',
  channel: 'text',
  submitted_at: 'timestamptz',
  subject: 'text',
});

/** @returns the ids of those that were new; a case that is there already is left as it is */
export async function insertCases(manager: EntityManager, cases: readonly NewCase[]): Promise<Set<string>> {
  const inserted = await manager.query<{ id: string }[]>(
    `insert into "case" (${newCases.columns}) select * from ${newCases.table} order by id
     on conflict (id) do nothing returning id`,
    newCases.parametersOf(cases.map(({ state, subject }) => ({ ...rowOf(state), subject }))),
  );
  return new Set(inserted.map(({ id }) => id));
}

/** Writes what may change in a case; the caller holds the rows. */
export async function updateCases(manager: EntityManager, states: readonly OpenedCase[]): Promise<void> {
  await manager.query(
    `update "case" c
     set status = n.status, version = n.version, since = n.since, region_code = n.region_code, kind = n.kind,
       matter = n.matter, function = n.function, jurisdiction = n.jurisdiction, urgent = n.urgent,
       proposal = n.proposal, lead = n.lead, co_handling = n.co_handling, contacted_at = n.contacted_at,
       handler = n.handler, clocks = n.clocks, next_step_at = n.next_step_at, due_at = n.due_at, waiting = n.waiting,
       aside = n.aside
     from ${changedCases.table} where c.id = n.id`,
    changedCases.parametersOf(states.map(rowOf)),
  );
}
