/** PostgreSQL and Kafka in containers: the servers of docker-compose.yml, as `npm start` runs them. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { askBroker } from './kafka.ts';
import { Obstacle } from './obstacle.ts';
import { canConnect } from './postgres.ts';
import { demandFreePort, type Ports } from './processes/ports.ts';
import { runToEnd, type Outcome } from './processes/run-to-end.ts';

/** A server that docker-compose.yml describes, by its name there. */
export type ContainerName = 'postgres' | 'kafka';

/** Where they are to be reached: on this machine, unless another `host` (an IP address) is the engine's. */
export interface ContainerPlace extends Pick<Ports, ContainerName> {
  readonly host?: string;
}

const loopback = '127.0.0.1';

export interface ContainerOptions {
  readonly ports: Pick<Ports, ContainerName>;
  readonly env?: NodeJS.ProcessEnv;
  /** Gives up while they are being started. */
  readonly signal?: AbortSignal;
}

export const composeFolder = join(import.meta.dirname, '../..');

const answersWithin = 60_000;
const titles: Record<ContainerName, string> = { postgres: 'PostgreSQL', kafka: 'Kafka' };
const withoutEngine = 'or unset XINQIAO_INFRA: embedded servers need no engine.';

/** @throws Obstacle when XINQIAO_INFRA has a value that says nothing */
export function wantsContainers({ XINQIAO_INFRA: wanted }: NodeJS.ProcessEnv): boolean {
  if (!wanted || wanted === 'embedded') return false;
  if (wanted === 'containers') return true;
  throw new Obstacle(
    `XINQIAO_INFRA is "${wanted}"; "containers" or "embedded" is expected.`,
    'Set it to one of these, or unset it: then the servers are embedded.',
  );
}

/** Where docker-compose.yml lets them be reached; a spec holds it to that. */
export function containerAddresses({ host = loopback, postgres, kafka }: ContainerPlace) {
  return {
    databaseUrl: `postgres://postgres:demo-only@${host}:${postgres}/postgres`,
    kafkaBrokers: `${host}:${kafka}`,
  };
}

/** What docker-compose.yml leaves open. */
export function composeVariables({ host = loopback, postgres, kafka }: ContainerPlace): Record<string, string> {
  return {
    XINQIAO_CONTAINERS_HOST: host,
    XINQIAO_POSTGRES_PORT: String(postgres),
    XINQIAO_KAFKA_PORT: String(kafka),
  };
}

/**
 * Starts them and waits until they answer; those that run already are left as they are.
 * @returns stops them again; their data are kept
 * @throws Obstacle where there is no engine, a port is taken, or one of them does not come up
 */
export async function startContainers(
  names: readonly ContainerName[],
  { ports, env = process.env, signal }: ContainerOptions,
): Promise<() => Promise<void>> {
  const options = { cwd: composeFolder, env: { ...env, ...composeVariables(ports) } };
  const compose = (...args: string[]) => runToEnd('docker', ['compose', ...args], options);
  const running = async () => (await compose('ps', '--services', '--status', 'running')).output.split('\n');
  const stop = async () => {
    await compose('stop', ...names);
  };

  await demandEngine(options);
  const before = await running();
  for (const name of names) if (!before.includes(name)) await demandFreePort(ports[name], titles[name]);
  try {
    const up = await runToEnd('docker', ['compose', 'up', '--detach', ...names], { ...options, signal });
    if (up.status !== 0)
      throw new Obstacle('`docker compose up` failed.', `${lastLines(up)}\nMend that, ${withoutEngine}`);
    await Promise.all(names.map(untilItAnswers));
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;

  async function untilItAnswers(name: ContainerName): Promise<void> {
    const deadline = Date.now() + answersWithin;
    for (;;) {
      const refusal = await ask(name, ports).catch((error: unknown) => String(error));
      if (refusal === undefined) return;
      signal?.throwIfAborted();
      const isRunning = (await running()).includes(name);
      if (!isRunning || Date.now() > deadline) {
        const what = isRunning
          ? `was not ready after ${answersWithin / 1000} s: ${refusal}`
          : 'ended while it was starting.';
        throw new Obstacle(
          `${titles[name]} in its container ${what}`,
          lastLines(await compose('logs', '--no-log-prefix', name)),
        );
      }
      await pause(200);
    }
  }
}

async function demandEngine(options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv }): Promise<void> {
  const engine = await runToEnd('docker', ['version', '--format', '{{.Server.Version}}'], {
    ...options,
    signal: AbortSignal.timeout(15_000),
  });
  if (engine.status === undefined) {
    throw new Obstacle(
      'XINQIAO_INFRA=containers, and `docker` does not run.',
      `${lastLines(engine)}\nInstall Docker with its Compose plugin, ${withoutEngine}`,
    );
  }
  if (engine.status !== 0) {
    throw new Obstacle(
      'XINQIAO_INFRA=containers, and no container engine answers.',
      `${lastLines(engine)}\nStart it (systemctl start docker, or Docker Desktop), ${withoutEngine}`.trim(),
    );
  }
  if ((await runToEnd('docker', ['compose', 'version'], options)).status !== 0) {
    throw new Obstacle(
      'XINQIAO_INFRA=containers, and `docker compose` does not run.',
      `Install Docker's Compose plugin (version 2), ${withoutEngine}`,
    );
  }
}

function ask(name: ContainerName, ports: ContainerPlace): Promise<undefined> {
  const { databaseUrl, kafkaBrokers } = containerAddresses(ports);
  const answer = name === 'postgres' ? canConnect(databaseUrl) : askBroker(kafkaBrokers);
  return answer.then(() => undefined);
}

function lastLines({ output }: Outcome): string {
  return output.trim().split('\n').slice(-12).join('\n');
}
