import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { launch, type Launch } from './processes/child.ts';
import { demandFreePort } from './processes/ports.ts';
import { Server } from './processes/server.ts';
import { untilReady } from './processes/until-ready.ts';
import { initialiseCluster } from './postgres/cluster.ts';
import { postgresFolder } from './postgres/data-folder.ts';
import { clearOrphans } from './postgres/orphans.ts';
import { postgresPrograms } from './postgres/programs.ts';
import { postgresUser } from './postgres/system-user.ts';

export interface PostgresOptions {
  /** Holds data, log and pid file; kept between runs. */
  readonly dataDir: string;
  readonly port: number;
}

/** A PostgreSQL on loopback, of the programs that npm installed. */
export interface PostgresServer {
  /** Administrative. */
  readonly url: string;
  readonly server: Server;
}

/** Durability is PostgreSQL's own default (fsync and synchronous commit on). */
export const settings = {
  max_connections: 400,
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  min_wal_size: '1GB', // Files that lie ready are kept: to make one holds every commit up for 40 to 70 ms.
  log_error_verbosity: 'terse', // Its details quote the row that was refused, and so what a citizen wrote.
  listen_addresses: '127.0.0.1',
};

/** Prepares its data where there are none yet; `server.start()` starts it, crash recovery included. */
export async function preparePostgres({ dataDir, port }: PostgresOptions): Promise<PostgresServer> {
  const user = postgresUser();
  const folder = realpathSync(postgresFolder(dataDir, user));
  const programs = postgresPrograms(user, folder);
  const cluster = join(folder, 'data');
  const password = await initialiseCluster(cluster, programs, user);
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const plan: Launch = {
    name: 'PostgreSQL',
    command: join(programs, 'bin/postgres'),
    args: ['-D', cluster, '-p', String(port), '-k', '', ...settingArguments()],
    cwd: '/',
    user,
    logFile: join(dataDir, 'logs/postgres.log'),
    pidFile: join(dataDir, 'pids/postgres.pid'),
    stopSignal: 'SIGINT',
  };
  const server = new Server({
    ...plan,
    async launch() {
      await clearOrphans(cluster);
      await demandFreePort(port, plan.name);
      return launch(plan);
    },
    ready: (child) => untilReady(plan, child, () => canConnect(url), 120_000),
  });
  return { url, server };
}

function settingArguments(): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** @throws what keeps a client from it, within two seconds where nothing answers */
export async function canConnect(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  await client.connect();
  await client.end();
}
