import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { prepareKafka, type KafkaServer } from './kafka.ts';
import { freePorts } from './processes/ports.ts';
import { createTopics, readTopics } from './topics.ts';

let dataDir: string;
let kafka: KafkaServer;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'xinqiao-kafka-'));
  const [port = 0, controllerPort = 0] = await freePorts(2);
  kafka = await prepareKafka({ dataDir, port, controllerPort });
  await kafka.server.start();
});

afterAll(async () => {
  await kafka.server.stop();
  rmSync(dataDir, { recursive: true });
});

it('keeps its files, with all messages in them, closed to other users of the machine', () => {
  expect(statSync(join(dataDir, 'kafka')).mode & 0o777).toBe(0o700);
});

it('is formatted once and keeps its topics through a SIGKILL, also when it comes back on other ports', async () => {
  await createTopics({ brokers: kafka.brokers, partitions: 1 });
  await kafka.server.kill();
  const [port = 0, controllerPort = 0] = await freePorts(2);
  kafka = await prepareKafka({ dataDir, port, controllerPort });
  await kafka.server.start();
  const admin = new Kafka({ brokers: [kafka.brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  expect((await admin.listTopics()).toSorted()).toEqual(
    readTopics()
      .map(({ name }) => name)
      .toSorted(),
  );
  await admin.disconnect();
});
