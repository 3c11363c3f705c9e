import type { Ports } from '../processes/ports.ts';
import { startComposed } from './containers.ts';

/** Servers that need not be embedded, and how to put away those that were started for this run. */
export interface GivenInfrastructure {
  readonly databaseUrl?: string;
  readonly kafkaBrokers?: string;
  putAway(): Promise<void>;
}

/** In this order: DATABASE_URL and KAFKA_BROKERS; containers where XINQIAO_INFRA says so; else nothing is given. */
export async function givenInfrastructure(
  env: NodeJS.ProcessEnv,
  root: string,
  ports: Ports,
): Promise<GivenInfrastructure> {
  const { DATABASE_URL: databaseUrl, KAFKA_BROKERS: kafkaBrokers } = env;
  const needsContainers = env.XINQIAO_INFRA === 'containers' && !(databaseUrl && kafkaBrokers);
  if (!needsContainers) return { databaseUrl, kafkaBrokers, putAway: () => Promise.resolve() };
  const composed = await startComposed(root, ports);
  return {
    databaseUrl: databaseUrl ?? composed.databaseUrl,
    kafkaBrokers: kafkaBrokers ?? composed.kafkaBrokers,
    putAway: () => composed.stop(),
  };
}
