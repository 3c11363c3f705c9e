import { type DataSource, MigrationExecutor } from 'typeorm';
import { withoutLimits } from './statement-limits.ts';

/** First key of the advisory lock; the second is the schema, so that services do not wait for each other. */
const migrationLock = 0x6d696772;

/** Brings the service's schema up to date. Of several instances that boot at once, one does it and the others wait. */
export async function migrate(dataSource: DataSource): Promise<void> {
  await withoutLimits(dataSource, async (runner) => {
    await runner.query('select pg_advisory_lock($1, hashtext(current_schema()))', [migrationLock]);
    try {
      const executor = new MigrationExecutor(dataSource, runner);
      executor.transaction = 'all';
      await executor.executePendingMigrations();
    } finally {
      // The lock ends with this statement, or with the connection if that is gone.
      await runner.query('select pg_advisory_unlock_all()').catch(() => undefined);
    }
  });
}
