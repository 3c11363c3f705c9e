import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Obstacle } from '../obstacle.ts';
import { cacheFolder } from './cache-folder.mjs';
import { runToEnd } from './run-to-end.ts';

/** A program that Maven fetches. */
export interface Fetched {
  readonly name: string;
  /** The file that names its jars. */
  readonly pom: string;
  /** What may be done where there is no Maven, beside installing it. */
  readonly otherwise: string;
}

/**
 * The folder with a program's jars as its pom names them, fetched by Maven once.
 * @throws Obstacle when Maven is missing or fails
 */
export async function mavenJars(fetched: Fetched): Promise<string> {
  const version = createHash('sha256').update(readFileSync(fetched.pom)).digest('hex').slice(0, 12);
  const folder = join(cacheFolder, `${fetched.name.toLowerCase()}-${version}`);
  if (!existsSync(folder)) await fetchJars(fetched, folder);
  return folder;
}

/** Into a folder of our own first: two starts at once may both fetch, and neither sees half of it. */
async function fetchJars(fetched: Fetched, folder: string): Promise<void> {
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${draft}`];
  const maven = await runToEnd('mvn', ['--quiet', '--batch-mode', '--file', fetched.pom, ...goal]);
  if (maven.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw maven.status === undefined ? mavenMissing(fetched) : mavenFailed(fetched, maven.output);
  }
  if (existsSync(folder)) rmSync(draft, { recursive: true });
  else renameSync(draft, folder);
}

function mavenMissing({ name, otherwise }: Fetched): Obstacle {
  return new Obstacle(
    `${name} is fetched by Maven, and \`mvn\` does not run.`,
    `Install Maven (apt-get install maven, brew install maven) and start again,\n${otherwise}`,
  );
}

function mavenFailed({ name }: Fetched, output: string): Obstacle {
  return new Obstacle(`Maven could not fetch ${name}.`, output.trim().split('\n').slice(0, 12).join('\n'));
}
