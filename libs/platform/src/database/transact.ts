import type { DataSource, EntityManager } from 'typeorm';

/** Where so many transactions one after the other end in a deadlock, something else is wrong. */
const mostAttempts = 5;

/**
 * Does work in one transaction. Where it and another one hold what each waits for, PostgreSQL ends one of them, of which nothing is left: its
 * work is done again, by the rows as they are then.
 * @param work without effects outside of the transaction
 * @throws what `work` throws
 */
export async function transact<T>(dataSource: DataSource, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await dataSource.transaction(work);
    } catch (error) {
      if (!isDeadlock(error) || attempt === mostAttempts) throw error;
    }
  }
}

/** SQLSTATE `deadlock_detected`. */
function isDeadlock(error: unknown): boolean {
  return (error as { code?: unknown } | undefined)?.code === '40P01';
}
