import { containerAddresses, startContainers, wantsContainers, type ContainerName } from '../containers.ts';
import type { Ports } from '../processes/ports.ts';
import type { Step } from './progress.ts';

/** Servers that need not be embedded, and how to put away those that were started for this run. */
export interface GivenInfrastructure {
  readonly databaseUrl?: string;
  readonly kafkaBrokers?: string;
  putAway(): Promise<void>;
}

/** In this order: DATABASE_URL and KAFKA_BROKERS; containers where XINQIAO_INFRA says so; else nothing is given. */
export async function givenInfrastructure(
  env: NodeJS.ProcessEnv,
  { ports, step, signal }: { readonly ports: Ports; readonly step: Step; readonly signal: AbortSignal },
): Promise<GivenInfrastructure> {
  const { DATABASE_URL: databaseUrl, KAFKA_BROKERS: kafkaBrokers } = env;
  const missing: ContainerName[] = [
    ...(databaseUrl ? [] : ['postgres' as const]),
    ...(kafkaBrokers ? [] : ['kafka' as const]),
  ];
  if (!wantsContainers(env) || missing.length === 0) {
    return { databaseUrl, kafkaBrokers, putAway: () => Promise.resolve() };
  }
  const putAway = await step(`Starting containers: ${missing.join(', ')} (the first start fetches their images)`, () =>
    startContainers(missing, { ports, env, signal }),
  );
  const composed = containerAddresses(ports);
  return {
    databaseUrl: databaseUrl ?? composed.databaseUrl,
    kafkaBrokers: kafkaBrokers ?? composed.kafkaBrokers,
    putAway,
  };
}
