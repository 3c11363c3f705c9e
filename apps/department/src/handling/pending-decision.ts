/**
 * Routing decisions that came before their case. `case.submitted` and `routing.decided` travel on different topics, so
 * either may come first, and two instances may handle the two at the same moment. Without a lock each could look for
 * the other's row before it is committed, and the decision would wait for ever. So whoever opens cases holds the lock
 * shared, and whoever found a case missing takes it alone, looks again, and only then lets the decision wait.
 */
import type { Cause } from '#messaging';
import type { EntityManager } from 'typeorm';
import type { Proposal } from './domain/proposal.ts';

export interface PendingDecision {
  readonly caseId: string;
  readonly proposal: Proposal;
  readonly causedBy: Cause;
}

/** Table and purpose, so that no other advisory lock of this database is meant. */
const lockKey = `hashtextextended('pending_decision' || 'pending_decision'::regclass::oid, 0)`;

/** Until the transaction ends no decision begins to wait; other batches may open cases as well. */
export async function holdBackDecisions(manager: EntityManager): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock_shared(${lockKey})`);
}

/** Waits for the cases that are being opened, and until the transaction ends no other is opened. */
export async function holdBackOpenings(manager: EntityManager): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(${lockKey})`);
}

/** Lets decisions wait for their cases; the first for a case stands. The caller has called {@link holdBackOpenings}. */
export async function keepPending(manager: EntityManager, decisions: readonly PendingDecision[]): Promise<void> {
  const rows = decisions.map(({ caseId, proposal, causedBy }) => ({
    case_id: caseId,
    proposal,
    event_id: causedBy.id,
    correlation_id: causedBy.correlationId,
    traceparent: causedBy.traceparent,
  }));
  await manager.query(
    `insert into pending_decision select * from json_populate_recordset(null::pending_decision, $1::json)
     on conflict (case_id) do nothing`,
    [JSON.stringify(rows)],
  );
}

/** Takes the decisions that wait for these cases. The caller has called {@link holdBackDecisions}. */
export async function takePending(manager: EntityManager, caseIds: readonly string[]): Promise<PendingDecision[]> {
  const [rows] = await manager.query<[PendingRow[], number]>(
    'delete from pending_decision where case_id = any($1::uuid[]) returning *',
    [caseIds],
  );
  return rows.map(({ case_id: caseId, proposal, event_id: id, correlation_id: correlationId, traceparent }) => ({
    caseId,
    proposal,
    causedBy: { id, correlationId, traceparent: traceparent ?? undefined },
  }));
}

interface PendingRow {
  case_id: string;
  proposal: Proposal;
  event_id: string;
  correlation_id: string;
  traceparent: string | null;
}
