import type { EntityManager } from 'typeorm';
import { BatchContext, messagingMigrations } from '#messaging';
import { serviceDatabase, type ServiceDatabase, shiftClock } from '#testing';
import { Delivery } from '../src/delivery/delivery.entity.ts';
import { StaffSubscription } from '../src/following/staff-subscription.entity.ts';
import { notificationMigrations } from '../src/migrations/index.ts';

/** Notification's schema on a database of the spec's own. */
export interface NotificationDatabase extends Pick<ServiceDatabase, 'dataSource' | 'drop'> {
  /** Does the work as the consumer does: one batch, one transaction. */
  inBatch(work: (context: BatchContext) => Promise<void>): Promise<void>;
  /** @param duration as PostgreSQL reads an interval */
  letPass(duration: string): Promise<void>;
}

export async function notificationDatabase(): Promise<NotificationDatabase> {
  const schema = {
    entities: [Delivery, StaffSubscription],
    migrations: [...messagingMigrations, ...notificationMigrations],
  };
  const { dataSource, adminUrl, drop } = await serviceDatabase('notification', schema);
  return {
    dataSource,
    inBatch: (work) =>
      dataSource.transaction(async (manager) => work(new BatchContext([manager, await nowOf(manager)]))),
    letPass: (duration) => shiftClock(adminUrl, duration),
    drop,
  };
}

async function nowOf(manager: EntityManager): Promise<Date> {
  const [{ now }] = await manager.query<[{ now: Date }]>('SELECT platform.now() AS now');
  return now;
}
