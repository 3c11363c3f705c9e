import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePortsByName } from '../../deploy/local/processes/ports.ts';
import { services } from '../../deploy/local/services.ts';
import { startSystem, type System } from '../../deploy/local/system.ts';
import { untilCaughtUp } from './consumers.ts';
import type { Pipeline } from './pipeline.ts';
import { usageOf, type Usage } from './processes.ts';
import { countsStatements, loadStatementCounts, openStatementCounts } from './statements.ts';

/** The whole system on free ports with fresh data, and a window into its database. */
export interface Rig extends Pipeline {
  readonly system: System;
  readonly dataDir: string;
  readonly database: pg.Pool;
  stop(): Promise<void>;
}

/** Also makes PostgreSQL note when each transaction was committed: the moment in which a row can be seen on a queue. */
export async function startRig(): Promise<Rig> {
  const dataDir = mkdtempSync(join(tmpdir(), 'xinqiao-bench-'));
  const system = await startSystem({
    dataDir,
    ports: await freePortsByName(),
    env: { ...process.env, LOG_LEVEL: 'warn' },
  });
  const database = new pg.Pool({ connectionString: system.databaseUrl, max: 4 });
  database.on('error', () => undefined); // the restart below ends idle connections
  await database.query('alter system set track_commit_timestamp = on');
  if (countsStatements) await loadStatementCounts(database);
  await system.postgres?.stop();
  await system.postgres?.start();
  if (countsStatements) await openStatementCounts(database);
  return {
    system,
    dataDir,
    database,
    letters: { url: system.services.intake[0].url, path: '/api/messages' },
    async countPlaced() {
      const { rows } = await database.query<{ count: number }>(
        `select count(*)::int as count from department."case" where status <> 'received'`,
      );
      return rows[0]!.count;
    },
    async placedAt() {
      const { rows } = await database.query<{ number: string; at: number }>(
        `select number, extract(epoch from pg_xact_commit_timestamp(xmin))::float8 * 1000 as at
         from department."case" where status <> 'received'`,
      );
      return new Map(rows.map(({ number, at }) => [number, at]));
    },
    untilCaughtUp: () => untilCaughtUp(system.kafkaBrokers),
    async checkpoint() {
      await database.query('checkpoint');
    },
    usage: () => usageOf(processesOf(system)),
    async stop() {
      await database.end();
      await system.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export function processesOf(system: System): Record<string, number> {
  const running: Record<string, number> = { generator: process.pid };
  const note = (name: string, pid: number | undefined): void => {
    if (pid !== undefined) running[name] = pid;
  };
  for (const name of services) note(name, system.services[name][0].server.pid);
  note('postgresql', system.postgres?.pid);
  note('kafka', system.kafka?.pid);
  return running;
}

/** Microseconds of CPU by process and case between two readings. */
export function cpuPerCase(
  before: Record<string, Usage>,
  after: Record<string, Usage>,
  cases: number,
): Record<string, number> {
  const spent = (name: string): number => (after[name]?.cpuSeconds ?? 0) - (before[name]?.cpuSeconds ?? 0);
  return Object.fromEntries(Object.keys(after).map((name) => [name, Math.round((spent(name) * 1e6) / cases)]));
}
