/**
 * What is told of a Case that is a complaint about a bureau. Complaints and what the staff is told come on different topics, so two instances may
 * take the two at the same moment, and each would miss what the other has not committed. So whoever queues deliveries holds the lock shared, and
 * whoever strikes them takes it alone.
 */
import type { EntityManager } from 'typeorm';

/**
 * SQL: whether a notice is of a Case that is a complaint about the bureau as whose staff a subscription follows, or one that has become one with it by a
 * merger; whoever follows it so is told nothing of it.
 */
export const isComplainedOf = `exists (select from complained_of as complaint, unnest(complaint.bureau_ids) as meant
  where complaint.case_id = notice.case_id and in_force(meant) = in_force(split_part(subscription.audience, '/', 1)))`;

/** Table and purpose, so that no other advisory lock of this database is meant. */
const lockKey = `hashtextextended('complained_of' || 'complained_of'::regclass::oid, 0)`;

/** Until the transaction ends no complaint strikes anything; others may queue deliveries as well. */
export async function holdBackStriking(manager: EntityManager): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock_shared(${lockKey})`);
}

/** Of these Cases, whose complaints the caller has kept, nothing goes out any more to the bureaus that they are about. */
export async function strikeWhatWaits(manager: EntityManager, caseIds: readonly string[]): Promise<void> {
  if (caseIds.length > 0) await strike(manager, 'any ($1::uuid[])', [caseIds]);
}

/** The same of all complaints, by mergers that the caller has kept: each is about those that have become one with the bureau that it is about. */
export async function strikeAcrossMergers(manager: EntityManager): Promise<void> {
  await strike(manager, 'any (select case_id from complained_of)', []);
}

async function strike(manager: EntityManager, ofCases: string, parameters: unknown[]): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(${lockKey})`);
  await manager.query(
    `delete from staff_delivery as delivery using staff_notice as notice, staff_subscription as subscription
     where notice.case_id = ${ofCases} and delivery.notice_id = notice.id and delivery.status = 'pending'
       and subscription.id = delivery.subscription_id and ${isComplainedOf}`,
    parameters,
  );
}
