import { readdirSync, readFileSync } from 'node:fs';
import { type KafkaServer, prepareKafka } from '../../../deploy/local/kafka.ts';
import { type PostgresServer, preparePostgres } from '../../../deploy/local/postgres.ts';
import { freePorts } from '../../../deploy/local/processes/ports.ts';
import type { Server } from '../../../deploy/local/processes/server.ts';
import { scratchFolder } from './servers/scratch-folder.ts';

/** A PostgreSQL and a Kafka of one spec's own, which can be frozen: there, with all their connections, and answering nothing. */
export interface FreezableServers {
  readonly postgres: PostgresServer;
  readonly kafka: KafkaServer;
  readonly stop: () => Promise<void>;
}

export async function freezableServers(): Promise<FreezableServers> {
  const folder = await scratchFolder();
  const dataDir = folder.path;
  const [postgresPort = 0, port = 0, controllerPort = 0] = await freePorts(3);
  const [postgres, kafka] = await Promise.all([
    preparePostgres({ dataDir, port: postgresPort }),
    prepareKafka({ dataDir, port, controllerPort }),
  ]);
  await Promise.all([postgres.server.start(), kafka.server.start()]);
  return {
    postgres,
    kafka,
    stop: async () => {
      for (const { server } of [postgres, kafka]) thaw(server);
      await Promise.all([postgres.server.stop(), kafka.server.stop()]);
      await folder.remove();
    },
  };
}

/** Linux only, where processes are found in /proc. */
export function freeze(server: Server): void {
  for (const pid of familyOf(server)) signal(pid, 'SIGSTOP');
}

export function thaw(server: Server): void {
  for (const pid of familyOf(server)) signal(pid, 'SIGCONT');
}

/** A child may have ended since it was found. */
function signal(pid: number, name: 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The server's process and its children: PostgreSQL has one for each connection. */
function familyOf({ pid }: Server): number[] {
  if (pid === undefined) return [];
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === pid);
  return [pid, ...children.map(Number)];
}

/** proc_pid_stat(5), field 4. */
function parentOf(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}
