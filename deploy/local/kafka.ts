import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { findJava } from './kafka/java.ts';
import { formatStorage, writeProperties } from './kafka/storage.ts';
import { launch, type Launch } from './processes/child.ts';
import { mavenJars } from './processes/maven-jars.ts';
import { demandFreePort } from './processes/ports.ts';
import { privateFolder } from './processes/private-folder.ts';
import { Server } from './processes/server.ts';
import { untilReady } from './processes/until-ready.ts';

export interface KafkaOptions {
  /** Holds data, log and pid file; kept between runs. */
  readonly dataDir: string;
  readonly port: number;
  readonly controllerPort: number;
}

/** A single-node Kafka in KRaft mode on loopback. */
export interface KafkaServer {
  /** As KAFKA_BROKERS wants it. */
  readonly brokers: string;
  readonly server: Server;
}

/** Fetches it and formats its data where that has not been done; `server.start()` starts it on the local Java. */
export async function prepareKafka({ dataDir, port, controllerPort }: KafkaOptions): Promise<KafkaServer> {
  const java = { command: findJava(), args: await javaArguments() };
  const settings = { port, controllerPort, data: join(dataDir, 'kafka/data') };
  const properties = join(privateFolder(join(dataDir, 'kafka')), 'server.properties');
  const brokers = `127.0.0.1:${port}`;
  await formatStorage(java, settings);
  writeProperties(properties, settings);
  const plan: Launch = {
    name: 'Kafka',
    command: java.command,
    args: [...java.args, 'kafka.Kafka', properties],
    logFile: join(dataDir, 'logs/kafka.log'),
    pidFile: join(dataDir, 'pids/kafka.pid'),
    stopWithin: 15_000,
  };
  const server = new Server({
    ...plan,
    async launch() {
      await demandFreePort(port, plan.name);
      await demandFreePort(controllerPort, "Kafka's controller");
      return launch(plan);
    },
    ready: (child) => untilReady(plan, child, () => askBroker(brokers), 60_000),
  });
  return { brokers, server };
}

const jars = {
  name: 'Kafka',
  pom: join(import.meta.dirname, 'kafka/pom.xml'),
  otherwise: 'or point KAFKA_BROKERS at a Kafka that runs already.',
};

/** Only the quick compiler: the broker is ready sooner, and on few cores the thorough one takes them from the services. */
async function javaArguments(): Promise<string[]> {
  const logging = `-Dlog4j2.configurationFile=${join(import.meta.dirname, 'kafka/log4j2.properties')}`;
  return ['-Xms256m', '-Xmx512m', '-XX:TieredStopAtLevel=1', logging, '-cp', join(await mavenJars(jars), '*')];
}

/** @throws what keeps a client from it, within a second where nothing answers */
export async function askBroker(brokers: string): Promise<void> {
  const client = { brokers: [brokers], logLevel: logLevel.NOTHING, retry: { retries: 0 }, connectionTimeout: 1_000 };
  const admin = new Kafka(client).admin();
  await admin.connect();
  try {
    await admin.describeCluster();
  } finally {
    await admin.disconnect();
  }
}
