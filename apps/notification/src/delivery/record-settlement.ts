import type { DataSource } from 'typeorm';
import type { ClaimedDelivery } from './claim-deliveries.ts';
import type { Settlement } from './domain/settle.ts';

/** Writes down what became of a claimed delivery. What was told is not kept: department's record has it. */
export async function recordSettlement(
  dataSource: DataSource,
  delivery: ClaimedDelivery,
  settlement: Settlement,
): Promise<void> {
  if (settlement.status === 'pending') return putOff(dataSource, delivery, settlement);
  const problem = settlement.status === 'sent' ? null : settlement.problem;
  await dataSource.query(
    `UPDATE delivery SET status = $2, last_problem = coalesce($3, last_problem), settled_at = platform.now(),
            payload = CASE WHEN $2 = 'sent' THEN NULL ELSE payload END
     WHERE id = $1 AND status = 'pending'`,
    [delivery.id, settlement.status, problem],
  );
}

/** Later steps of the Case, which have to wait for this one, are put off with it instead of being looked at each time. */
async function putOff(
  dataSource: DataSource,
  { id, caseId, caseVersion, attempts }: ClaimedDelivery,
  { waitMs, counts, problem }: Extract<Settlement, { status: 'pending' }>,
): Promise<void> {
  await dataSource.query(
    `UPDATE delivery SET due_at = platform.now() + $4 * interval '1 millisecond',
            attempts = CASE WHEN id = $1 THEN $5 ELSE attempts END,
            last_problem = CASE WHEN id = $1 THEN $6 ELSE last_problem END
     WHERE case_id = $2 AND case_version >= $3 AND status = 'pending'`,
    [id, caseId, caseVersion, waitMs, counts ? attempts : attempts - 1, problem],
  );
}
