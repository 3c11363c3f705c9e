import { wantsContainers } from '../../../../deploy/local/containers.ts';
import type { Infrastructure } from '../infrastructure.ts';
import { startInContainers } from './containers.ts';
import { startEmbedded } from './embedded.ts';

/** Servers started for this run, and how they are put away again. */
export interface StartedServers extends Infrastructure {
  stop(): Promise<void>;
}

/** Jest may load set-up and teardown apart from each other: what was started is kept where both see it. */
const kept = globalThis as { xinqiaoTestServers?: StartedServers };

/** Servers named by DATABASE_URL and KAFKA_BROKERS; else containers where XINQIAO_INFRA says so; else embedded ones. */
export async function resolveInfrastructure(env: NodeJS.ProcessEnv = process.env): Promise<Infrastructure> {
  const { DATABASE_URL: databaseUrl, KAFKA_BROKERS: kafkaBrokers } = env;
  if (databaseUrl && kafkaBrokers) return { databaseUrl, kafkaBrokers };
  const start = wantsContainers(env) ? startInContainers : startEmbedded;
  kept.xinqiaoTestServers = await start({ postgres: !databaseUrl, kafka: !kafkaBrokers });
  const { xinqiaoTestServers: started } = kept;
  return { databaseUrl: databaseUrl ?? started.databaseUrl, kafkaBrokers: kafkaBrokers ?? started.kafkaBrokers };
}

export async function stopInfrastructure(): Promise<void> {
  const started = kept.xinqiaoTestServers;
  delete kept.xinqiaoTestServers;
  await started?.stop();
}
