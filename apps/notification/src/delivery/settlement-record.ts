import type { DataSource } from 'typeorm';
import type { ClaimedDelivery } from './claim-deliveries.ts';
import type { Settlement } from './domain/settle.ts';
import { GatheredWrites } from './gathered-writes.ts';

type Final = Exclude<Settlement, { status: 'pending' }>;
type PutOff = Extract<Settlement, { status: 'pending' }>;

interface Ended {
  readonly id: string;
  readonly settlement: Final;
}

/** Writes down what became of claimed deliveries; of those that end together in one statement. */
export class SettlementRecord {
  private readonly ended: GatheredWrites<Ended>;

  constructor(private readonly dataSource: DataSource) {
    this.ended = new GatheredWrites((ended) => settleAll(dataSource, ended));
  }

  /** Resolves when it is committed. */
  async add(delivery: ClaimedDelivery, settlement: Settlement): Promise<void> {
    if (settlement.status === 'pending') return putOff(this.dataSource, delivery, settlement);
    return this.ended.add({ id: delivery.id, settlement });
  }
}

/** What was told is not kept: department's record has it. */
async function settleAll(dataSource: DataSource, ended: readonly Ended[]): Promise<void> {
  await dataSource.query(
    `UPDATE delivery SET status = ended.status, last_problem = coalesce(ended.problem, last_problem),
            settled_at = platform.now(), payload = CASE WHEN ended.status = 'sent' THEN NULL ELSE payload END
     FROM unnest($1::uuid[], $2::text[], $3::text[]) AS ended (id, status, problem)
     WHERE delivery.id = ended.id AND delivery.status = 'pending'`,
    [
      ended.map(({ id }) => id),
      ended.map(({ settlement }) => settlement.status),
      ended.map(({ settlement }) => (settlement.status === 'sent' ? null : settlement.problem)),
    ],
  );
}

/** Later steps of the Case, which have to wait for this one, are put off with it instead of being looked at each time. */
async function putOff(
  dataSource: DataSource,
  { id, caseId, caseVersion, attempts }: ClaimedDelivery,
  { waitMs, counts, problem }: PutOff,
): Promise<void> {
  await dataSource.query(
    `UPDATE delivery SET due_at = platform.now() + $4 * interval '1 millisecond',
            attempts = CASE WHEN id = $1 THEN $5 ELSE attempts END,
            last_problem = CASE WHEN id = $1 THEN $6 ELSE last_problem END
     WHERE case_id = $2 AND case_version >= $3 AND status = 'pending'`,
    [id, caseId, caseVersion, waitMs, counts ? attempts : attempts - 1, problem],
  );
}
