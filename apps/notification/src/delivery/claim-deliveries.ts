import type { DataSource } from 'typeorm';
import type { CaseStep } from '../templates/case-step.ts';
import { leaseMs } from './sending-limits.ts';

/** A delivery that is ours to send until its lease ends. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly caseId: string;
  readonly caseVersion: number;
  readonly step: CaseStep;
  readonly contact: { readonly keyId: string; readonly sealed: string };
  /** Tries so far, the present one among them. */
  readonly attempts: number;
  readonly ageMs: number;
}

interface Row {
  readonly id: string;
  readonly case_id: string;
  readonly case_version: number;
  readonly event_type: CaseStep['type'];
  readonly payload: CaseStep['payload'];
  readonly attempts: number;
  readonly contact_key_id: string;
  readonly sealed_contact: string;
  readonly age_ms: number;
}

/**
 * Takes deliveries that are due, oldest first, for this instance alone: no other gets them before the lease ends. A step
 * is not taken while an earlier one of its Case is pending, so that the citizen reads them in order. The time is asked
 * for once, as a subquery: in a plain condition it would be asked for each row, and no index could be used. The first
 * condition says no more than the second; it opens the index of what is not settled.
 */
export async function claimDeliveries(dataSource: DataSource, limit: number): Promise<ClaimedDelivery[]> {
  const rows = await dataSource.query<Row[]>(
    `WITH due AS (
       SELECT id FROM delivery AS candidate
       WHERE status IS DISTINCT FROM 'sent' AND status = 'pending' AND due_at <= (SELECT platform.now())
         AND NOT EXISTS (SELECT FROM delivery AS earlier WHERE earlier.case_id = candidate.case_id
                         AND earlier.case_version < candidate.case_version AND earlier.status = 'pending')
       ORDER BY due_at, case_version LIMIT $1
       FOR UPDATE SKIP LOCKED),
     claimed AS (
       UPDATE delivery SET attempts = attempts + 1, due_at = platform.now() + $2 * interval '1 millisecond'
       WHERE id = ANY(ARRAY(SELECT id FROM due)) RETURNING *)
     SELECT claimed.id, case_id, case_version, event_type, payload, attempts, contact_key_id, sealed_contact,
            (extract(epoch FROM platform.now() - claimed.created_at) * 1000)::float8 AS age_ms
     FROM claimed JOIN citizen_subscription USING (case_id)`,
    [limit, leaseMs],
  );
  return rows.map(fromRow);
}

function fromRow(row: Row): ClaimedDelivery {
  return {
    id: row.id,
    caseId: row.case_id,
    caseVersion: row.case_version,
    step: { type: row.event_type, payload: row.payload } as CaseStep,
    contact: { keyId: row.contact_key_id, sealed: row.sealed_contact },
    attempts: row.attempts,
    ageMs: row.age_ms,
  };
}
