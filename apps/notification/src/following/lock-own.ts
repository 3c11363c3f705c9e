import type { Staff } from '#platform';
import type { EntityManager } from 'typeorm';
import { subscriptionNotFound } from './failures.ts';
import { StaffSubscription } from './staff-subscription.entity.ts';

/** Their own subscription, which nobody else changes meanwhile. @throws Failure not-found */
export async function lockOwn(manager: EntityManager, { subject }: Staff, id: string): Promise<StaffSubscription> {
  const kept = await manager.findOne(StaffSubscription, {
    where: { id, subject },
    lock: { mode: 'pessimistic_write' },
  });
  if (!kept) throw subscriptionNotFound();
  return kept;
}
