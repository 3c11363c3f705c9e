import type { EscalationCause } from '#contracts';
import type { EntityManager } from 'typeorm';
import { factsOf } from '../known-cases/domain/case-facts.ts';
import { type CaseKnowledge, nothingKnown } from '../known-cases/domain/known-case.ts';
import { currentGeneration } from '../known-cases/generations.ts';
import type { Escalation, EscalationState, Moved } from './domain/escalation.ts';
import { levelOf } from './domain/level.ts';

interface EscalationRow {
  readonly id: string;
  readonly cause_key: string;
  readonly cause: EscalationCause;
  readonly caused_at: Date;
  readonly case_id: string;
  readonly case_number: string;
  /** Null where nothing has been told of the case. */
  readonly known: CaseKnowledge | null;
  readonly version: number;
  readonly state: EscalationState;
  readonly region_code: string;
  /** Null where an instance of a release without it raised it. */
  readonly placed_for: string | null;
  readonly to_bureau_id: string | null;
  readonly answer_by: Date | null;
  readonly was_snoozed: boolean;
  readonly raised_at: Date;
  readonly changed_at: Date;
}

/** SQL: escalations `e` with what is known of their cases. What stands behind it says which, in which order and how many. */
export const escalationsWhere = `
  select e.id, e.cause_key, e.cause, e.caused_at, e.version, e.state, e.region_code, e.placed_for, e.to_bureau_id,
    e.answer_by, e.was_snoozed, e.raised_at, e.changed_at, e.case_id, e.case_number, c.known
  from escalation e left join known_case c on c.case_id = e.case_id and c.generation = ${currentGeneration} where`;

/** Those that are found, held until the transaction ends. @param which SQL of rows `e`; its parameters begin with $1 */
export async function lockEscalations(
  manager: EntityManager,
  which: string,
  parameters: readonly unknown[],
): Promise<Escalation[]> {
  return findEscalations(manager, `${which} order by e.id for update of e`, parameters);
}

/** @param which SQL after `where`, of rows `e`; its parameters begin with $1 */
export async function findEscalations(
  manager: EntityManager,
  which: string,
  parameters: readonly unknown[],
): Promise<Escalation[]> {
  const rows = await manager.query<EscalationRow[]>(`${escalationsWhere} ${which}`, [...parameters]);
  return rows.map(escalationOf);
}

/** @returns the ids of those that are new; a cause that has its escalation makes no other */
export async function insertRaised(manager: EntityManager, raised: readonly Moved[]): Promise<ReadonlySet<string>> {
  const rows = await manager.query<{ id: string }[]>(
    `insert into escalation (${columns.map(([name]) => name).join(', ')})
     select * from json_to_recordset($1::json) as row (${typedColumns}) order by cause_key
     on conflict (cause_key) do nothing returning id`,
    [rowsOf(raised.map(({ after }) => after))],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Those of the causes that have made no escalation. */
export async function causesWithout<C extends { readonly key: string }>(
  manager: EntityManager,
  causes: readonly C[],
): Promise<C[]> {
  if (causes.length === 0) return [];
  const made = await manager.query<{ cause_key: string }[]>(
    'select cause_key from escalation where cause_key = any($1::text[])',
    [causes.map(({ key }) => key)],
  );
  const known = new Set(made.map(({ cause_key }) => cause_key));
  return causes.filter(({ key }) => !known.has(key));
}

/** Each as it stands in the end; the caller holds them. */
export async function updateMoved(manager: EntityManager, moved: readonly Moved[]): Promise<void> {
  const last = new Map(moved.map(({ after }) => [after.id, after]));
  if (last.size === 0) return;
  await manager.query(
    `update escalation set version = row.version, state = row.state, level = row.level, region_code = row.region_code,
       placed_for = row.placed_for, to_bureau_id = row.to_bureau_id, answer_by = row.answer_by, was_snoozed = row.was_snoozed, changed_at = row.changed_at
     from json_to_recordset($1::json) as row (${typedColumns}) where escalation.id = row.id`,
    [rowsOf([...last.values()])],
  );
}

/** Adds to the stories what happened. */
export async function insertSteps(manager: EntityManager, moved: readonly Moved[]): Promise<void> {
  const rows = moved.map(({ after, fact: { kind, ...details } }) => ({
    ...{ escalation_id: after.id, version: after.version, kind, occurred_at: after.changedAt, details },
    ...{ level: levelOf(after.regionCode), region_code: after.regionCode },
  }));
  await manager.query(
    `insert into escalation_step (escalation_id, version, kind, occurred_at, level, region_code, details)
     select escalation_id, version, kind, occurred_at, level, region_code, details
     from json_populate_recordset(null::escalation_step, $1::json)`,
    [JSON.stringify(rows)],
  );
}

/** Name and type, in the order in which they are written. */
const columns = [
  ['id', 'uuid'],
  ['cause_key', 'text'],
  ['cause', 'json'],
  ['cause_kind', 'text'],
  ['caused_at', 'timestamptz'],
  ['case_id', 'uuid'],
  ['case_number', 'text'],
  ['version', 'integer'],
  ['state', 'text'],
  ['level', 'text'],
  ['region_code', 'text'],
  ['placed_for', 'text'],
  ['to_bureau_id', 'text'],
  ['answer_by', 'timestamptz'],
  ['was_snoozed', 'boolean'],
  ['raised_at', 'timestamptz'],
  ['changed_at', 'timestamptz'],
] as const;
const typedColumns = columns.map((column) => column.join(' ')).join(', ');
type Columns = Record<(typeof columns)[number][0], unknown>;

function rowsOf(escalations: readonly Escalation[]): string {
  return JSON.stringify(escalations.map(rowOf));
}

function rowOf({ facts, ...escalation }: Escalation): Columns {
  const { id, version, state, cause, regionCode } = escalation;
  return {
    ...{ id, version, state, cause, cause_kind: cause.kind, cause_key: escalation.causeKey },
    ...{ case_id: facts.caseId, case_number: facts.number, region_code: regionCode, level: levelOf(regionCode) },
    placed_for: escalation.placedFor,
    ...{ to_bureau_id: escalation.toBureauId, answer_by: escalation.answerBy, was_snoozed: escalation.wasSnoozed },
    ...{ caused_at: escalation.causedAt, raised_at: escalation.raisedAt, changed_at: escalation.changedAt },
  };
}

function escalationOf(row: EscalationRow): Escalation {
  return {
    ...{ id: row.id, causeKey: row.cause_key, cause: row.cause, causedAt: row.caused_at.toISOString() },
    ...{ version: row.version, state: row.state, regionCode: row.region_code, wasSnoozed: row.was_snoozed },
    placedFor: row.placed_for ?? row.region_code,
    toBureauId: row.to_bureau_id ?? undefined,
    answerBy: row.answer_by?.toISOString(),
    raisedAt: row.raised_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    facts: factsOf({ id: row.case_id, number: row.case_number, known: row.known ?? nothingKnown }),
  };
}
