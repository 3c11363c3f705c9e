import type { DataSource, QueryRunner } from 'typeorm';

/** How long a service waits for its database, ms. */
export interface StatementLimits {
  /** A connection that is not there yet, or that others have in hand: a database that is away is told, not waited for. */
  readonly connection: number;
  /** What another transaction holds. Shorter than a statement may run, so that waiting never counts as running too long. */
  readonly lock: number;
  /** One statement; none of a service is meant to run longer. */
  readonly statement: number;
  /** A transaction of which nothing is heard: its process may be gone, and what it holds is given back. */
  readonly idleTransaction: number;
  /** An answer that somebody waits for over HTTP. */
  readonly request: number;
  /** Any other answer. The server has given up a statement before, so that only one which does not answer at all keeps silent longer. */
  readonly silence: number;
}

export const usualLimits: StatementLimits = {
  connection: 2_000,
  lock: 5_000,
  statement: 30_000,
  idleTransaction: 30_000,
  request: 3_000,
  silence: 40_000,
};

const unlimited = new WeakSet<object>();

/** Does what may take as long as it takes, on a connection of its own. */
export async function withoutLimits(
  dataSource: DataSource,
  work: (runner: QueryRunner) => Promise<unknown>,
): Promise<void> {
  const runner = dataSource.createQueryRunner();
  const client = (await runner.connect()) as object;
  unlimited.add(client);
  try {
    for (const setting of settings) await runner.query(`set ${setting} = 0`);
    await work(runner);
  } finally {
    // They end with these statements, or with the connection if that is gone.
    for (const setting of settings) await runner.query(`reset ${setting}`).catch(() => undefined);
    unlimited.delete(client);
    await runner.release();
  }
}

const settings = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'];

export function isUnlimited(client: object): boolean {
  return unlimited.has(client);
}
