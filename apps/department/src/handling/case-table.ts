/** Cases in and out of their table, many at a time; every function works in the caller's transaction. */
import type { EntityManager } from 'typeorm';
import { type CaseRow, rowOf, stateOf } from './case-row.ts';
import type { OpenedCase } from './domain/case-state.ts';

/** Cases that are there, held until the transaction ends; in the order of their ids, so that two batches cannot deadlock. */
export async function lockCases(manager: EntityManager, ids: readonly string[]): Promise<OpenedCase[]> {
  const rows = await manager.query<CaseRow[]>(
    'select * from "case" where id = any($1::uuid[]) order by id for update',
    [ids],
  );
  return rows.map(stateOf);
}

/** The case with this number, held until the transaction ends. */
export async function lockCase(manager: EntityManager, number: string): Promise<OpenedCase | undefined> {
  const rows = await manager.query<CaseRow[]>('select * from "case" where number = $1 for update', [number]);
  return rows.map(stateOf).at(0);
}

export interface NewCase {
  readonly state: OpenedCase;
  readonly subject: string;
}

/** @returns the ids of those that were new; a case that is there already is left as it is */
export async function insertCases(manager: EntityManager, cases: readonly NewCase[]): Promise<Set<string>> {
  const rows = cases.map(({ state, subject }) => ({ ...rowOf(state), subject }));
  const inserted = await manager.query<{ id: string }[]>(
    `insert into "case" select * from json_populate_recordset(null::"case", $1::json) order by id
     on conflict (id) do nothing returning id`,
    [JSON.stringify(rows)],
  );
  return new Set(inserted.map(({ id }) => id));
}

/** Writes what may change in a case; the caller holds the rows. */
export async function updateCases(manager: EntityManager, states: readonly OpenedCase[]): Promise<void> {
  await manager.query(
    `update "case" c
     set status = n.status, version = n.version, since = n.since, region_code = n.region_code, kind = n.kind,
         matter = n.matter, function = n.function, jurisdiction = n.jurisdiction, urgent = n.urgent,
         proposal = n.proposal, lead = n.lead, co_handling = n.co_handling, contacted_at = n.contacted_at
     from json_populate_recordset(null::"case", $1::json) n where c.id = n.id`,
    [JSON.stringify(states.map(rowOf))],
  );
}
