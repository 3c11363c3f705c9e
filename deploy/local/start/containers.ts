import { Obstacle } from '../obstacle.ts';
import { runToEnd } from '../processes/run-to-end.ts';
import type { Ports } from '../processes/ports.ts';

/** Servers of docker-compose.yml. */
export interface ComposedServers {
  readonly databaseUrl: string;
  readonly kafkaBrokers: string;
  stop(): Promise<void>;
}

/** Where docker-compose.yml lets them be reached; a spec holds it to that. */
export function composedAddresses(ports: Ports): Pick<ComposedServers, 'databaseUrl' | 'kafkaBrokers'> {
  return {
    databaseUrl: `postgres://postgres:demo-only@127.0.0.1:${ports.postgres}/postgres`,
    kafkaBrokers: `127.0.0.1:${ports.kafka}`,
  };
}

/**
 * Starts PostgreSQL and Kafka as docker-compose.yml describes them.
 * @throws Obstacle where there is no container engine, or a container does not become healthy
 */
export async function startComposed(root: string, ports: Ports): Promise<ComposedServers> {
  const compose = (...args: string[]) => runToEnd('docker', ['compose', ...args], { cwd: root });
  if ((await compose('version')).status !== 0) {
    throw new Obstacle(
      'XINQIAO_INFRA=containers, and `docker compose` does not run.',
      'Install Docker with its Compose plugin, or unset XINQIAO_INFRA: embedded servers need no engine.',
    );
  }
  const { status, output } = await compose('up', '--detach', '--wait');
  if (status !== 0) throw new Obstacle('`docker compose up` failed.', output.trim());
  return {
    ...composedAddresses(ports),
    stop: async () => {
      await compose('stop');
    },
  };
}
