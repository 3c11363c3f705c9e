import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Obstacle } from '../obstacle.ts';
import { runToEnd } from '../processes/run-to-end.ts';

const pom = join(import.meta.dirname, 'pom.xml');
const cache = join(import.meta.dirname, '../../../node_modules/.cache/xinqiao');

/**
 * The folder with Kafka's jars as the pom names them, fetched by Maven once.
 * @throws Obstacle when Maven is missing or fails
 */
export async function kafkaJars(): Promise<string> {
  const version = createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 12);
  const folder = join(cache, `kafka-${version}`);
  if (!existsSync(folder)) await fetchJars(folder);
  return folder;
}

/** Into a folder of our own first: two starts at once may both fetch, and neither sees half of it. */
async function fetchJars(folder: string): Promise<void> {
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${draft}`];
  const maven = await runToEnd('mvn', ['--quiet', '--batch-mode', '--file', pom, ...goal]);
  if (maven.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw maven.status === undefined ? mavenMissing() : mavenFailed(maven.output);
  }
  if (existsSync(folder)) rmSync(draft, { recursive: true });
  else renameSync(draft, folder);
}

function mavenMissing(): Obstacle {
  return new Obstacle(
    'Kafka is fetched by Maven, and `mvn` does not run.',
    'Install Maven (apt-get install maven, brew install maven) and start again,\nor point KAFKA_BROKERS at a Kafka that runs already.',
  );
}

function mavenFailed(output: string): Obstacle {
  return new Obstacle('Maven could not fetch Kafka.', output.trim().split('\n').slice(0, 12).join('\n'));
}
