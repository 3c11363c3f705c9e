import { DataSource, type EntityManager } from 'typeorm';
import { BatchContext } from '#messaging';
import { shiftClock, testDatabase } from '#testing';
import { Delivery } from '../src/delivery/delivery.entity.ts';
import { notificationMigrations } from '../src/migrations/index.ts';

/** Notification's schema on a database of the spec's own. */
export interface NotificationDatabase {
  readonly dataSource: DataSource;
  /** Does the work as the consumer does: one batch, one transaction. */
  inBatch(work: (context: BatchContext) => Promise<void>): Promise<void>;
  /** @param duration as PostgreSQL reads an interval */
  letPass(duration: string): Promise<void>;
  drop(): Promise<void>;
}

export async function notificationDatabase(): Promise<NotificationDatabase> {
  const database = await testDatabase();
  const dataSource = new DataSource({
    type: 'postgres',
    url: database.urlFor('notification'),
    entities: [Delivery],
    migrations: notificationMigrations,
    migrationsTableName: 'migration',
    installExtensions: false,
  });
  await dataSource.initialize();
  await dataSource.runMigrations();
  return {
    dataSource,
    inBatch: (work) =>
      dataSource.transaction(async (manager) => work(new BatchContext([manager, await nowOf(manager)]))),
    letPass: (duration) => shiftClock(database.adminUrl, duration),
    drop: async () => {
      await dataSource.destroy();
      await database.drop();
    },
  };
}

async function nowOf(manager: EntityManager): Promise<Date> {
  const [{ now }] = await manager.query<[{ now: Date }]>('SELECT platform.now() AS now');
  return now;
}
