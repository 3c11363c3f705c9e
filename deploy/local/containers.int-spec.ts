import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startContainers, type ContainerName } from './containers.ts';
import { Obstacle } from './obstacle.ts';
import { freePortsByName, type Ports } from './processes/ports.ts';

let folder: string;
let ports: Ports;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'xinqiao-docker-'));
  ports = await freePortsByName();
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A `docker` that notes what it is asked and answers by the cases of a shell script; engines differ, what we make of their answers does not. */
function docker(cases: string): void {
  const script = `#!/bin/sh\necho "$*" >> ${folder}/asked\ncase "$*" in\n${cases}\nesac\n`;
  writeFileSync(join(folder, 'docker'), script);
  chmodSync(join(folder, 'docker'), 0o755);
}

function asked(): string[] {
  return existsSync(join(folder, 'asked')) ? readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n') : [];
}

async function obstacle(names: ContainerName[] = ['postgres', 'kafka'], signal?: AbortSignal): Promise<Obstacle> {
  const env = { PATH: `${folder}:/usr/bin:/bin` };
  const thrown: unknown = await startContainers(names, { ports, env, signal }).catch((error: unknown) => error);
  if (thrown instanceof Obstacle) return thrown;
  throw new Error(`No obstacle: ${String(thrown)}`);
}

it('says where there is no docker, and that none is needed', async () => {
  const thrown: unknown = await startContainers(['postgres'], { ports, env: { PATH: folder } }).catch(
    (e: unknown) => e,
  );
  expect(thrown).toMatchObject({ message: expect.stringContaining('`docker` does not run') });
  expect((thrown as Obstacle).remedy).toContain('unset XINQIAO_INFRA');
});

it('says what docker says where no engine answers', async () => {
  docker(`version*) echo 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock.' >&2; exit 1;;`);
  const { message, remedy } = await obstacle();
  expect(message).toContain('no container engine answers');
  expect(remedy).toMatch(/^Cannot connect to the Docker daemon.*\nStart it/);
});

it('says where docker has no Compose', async () => {
  docker(`compose*) echo "docker: unknown command: docker compose" >&2; exit 1;;`);
  expect((await obstacle()).message).toContain('`docker compose` does not run');
});

it('names who holds the port of a container that does not run, and starts none', async () => {
  docker(`'compose ps'*) echo kafka;;`);
  const holder = createServer().listen(ports.postgres, '127.0.0.1');
  await once(holder, 'listening');
  const { message } = await obstacle().finally(() => holder.close());
  expect(message).toContain(`Port ${ports.postgres}, meant for PostgreSQL, is taken by process ${process.pid}`);
  expect(asked().filter((words) => / (up|stop)/.test(words))).toEqual([]);
});

it('stops again what was started when not all could be', async () => {
  docker(`'compose up'*) echo 'Error: no such host' >&2; exit 1;;`);
  const { message, remedy } = await obstacle();
  expect(message).toBe('`docker compose up` failed.');
  expect(remedy).toContain('Error: no such host');
  expect(asked().at(-1)).toBe('compose stop postgres kafka');
});

it('shows the last words of a container that ended while it was starting', async () => {
  docker(`'compose logs'*) echo 'FATAL: no space left';;`);
  const { message, remedy } = await obstacle(['postgres']);
  expect(message).toBe('PostgreSQL in its container ended while it was starting.');
  expect(remedy).toBe('FATAL: no space left');
  expect(asked().at(-1)).toBe('compose stop postgres');
});

it('gives up a start that is no longer wanted, and stops what has begun', async () => {
  docker(`'compose up'*) exec sleep 60;;`);
  const wanted = new AbortController();
  const given = obstacle(['kafka'], wanted.signal);
  while (!asked().includes('compose up --detach kafka')) await new Promise((resolve) => setTimeout(resolve, 20));
  wanted.abort();
  expect((await given).message).toBe('`docker compose up` failed.');
  expect(asked().at(-1)).toBe('compose stop kafka');
});
