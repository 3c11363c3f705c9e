import type { Staff } from '#platform';
import type { EntityManager } from 'typeorm';
import { confirmOwn } from './confirm-own.ts';
import { subscriptionNotFound } from './failures.ts';
import { StaffSubscription } from './staff-subscription.entity.ts';

/** Their own subscription, confirmed if they may still have it, which nobody else changes meanwhile. @throws Failure not-found */
export async function lockOwn(manager: EntityManager, by: Staff, id: string): Promise<StaffSubscription> {
  const { subject } = by;
  await confirmOwn(manager, by);
  const kept = await manager.findOne(StaffSubscription, {
    where: { id, subject },
    lock: { mode: 'pessimistic_write' },
  });
  if (!kept) throw subscriptionNotFound();
  return kept;
}
