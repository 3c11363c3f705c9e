/**
 * Runs a command of a service in that service's role: `node deploy/local/in-service.ts <script> <service> [word …]`.
 * The database is the one of DATABASE_URL (administrative), else that of `npm start`, in a container where XINQIAO_INFRA says so.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { containerAddresses, wantsContainers } from './containers.ts';
import { Obstacle } from './obstacle.ts';
import { canConnect, preparePostgres } from './postgres.ts';
import { fixedPorts } from './processes/ports.ts';
import { serviceUrls } from './provision.ts';
import { services, type ServiceName } from './services.ts';
import { keptSecrets } from './system/secrets.ts';

const root = join(import.meta.dirname, '../..');
const dataDir = process.env.XINQIAO_DATA_DIR ?? join(root, '.data');
const [script = '', service = '', ...words] = process.argv.slice(2);

try {
  process.exitCode = await run(demandService(service));
} catch (error) {
  console.error(error instanceof Obstacle ? `✗ ${error.message}\n${error.remedy}` : error);
  process.exitCode = 1;
}

async function run(name: ServiceName): Promise<number> {
  const adminUrl = process.env.DATABASE_URL ?? (await localDatabase());
  await demandAnswer(adminUrl);
  const env = { ...keptKeys(), ...process.env, DATABASE_URL: serviceUrls(adminUrl)[name] };
  return spawnSync(process.execPath, [join(root, script), ...words], { env, stdio: 'inherit' }).status ?? 1;
}

/** Those of `npm start`, where its database is meant: contacts are sealed with them. */
function keptKeys(): NodeJS.ProcessEnv {
  return process.env.DATABASE_URL ? {} : { CONTACT_KEYS: keptSecrets(dataDir).CONTACT_KEYS };
}

function demandService(name: string): ServiceName {
  const found = services.find((each) => each === name);
  if (found) return found;
  throw new Obstacle(
    name ? `There is no service "${name}".` : 'Say of which service.',
    `Name one of ${services.join(', ')}.`,
  );
}

async function demandAnswer(url: string): Promise<void> {
  const { host } = new URL(url);
  await canConnect(url).catch((cause: unknown) => {
    throw new Obstacle(
      `PostgreSQL at ${host} cannot be used: ${reasonOf(cause)}.`,
      'This command works on a system that runs: start it with `npm start`, or set DATABASE_URL.',
    );
  });
}

/** A refusal by all addresses of a host has no message of its own. */
function reasonOf(cause: unknown): string {
  return cause instanceof AggregateError ? reasonOf(cause.errors[0]) : (cause as Error).message;
}

async function localDatabase(): Promise<string> {
  if (wantsContainers(process.env)) return containerAddresses(fixedPorts()).databaseUrl;
  if (!existsSync(dataDir))
    throw new Obstacle('There is no database here yet.', 'Run `npm start`, or set DATABASE_URL.');
  return (await preparePostgres({ dataDir, port: fixedPorts().postgres })).url;
}
