import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import pg from 'pg';
import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { type CaseEvents, CaseSubmitted, eventCatalogue } from '#contracts';
import {
  type EventDraft,
  KafkaBatchServer,
  MessagingMetrics,
  messagingMigrations,
  Outbox,
  OutboxRelay,
} from '#messaging';
import { databaseUrl, provision } from '../../deploy/local/provision.ts';
import { createTopics } from '../../deploy/local/topics.ts';
import type { Measure } from './figures.ts';
import { loadMessage } from './messages.ts';
import { startRig, type Rig } from './rig.ts';

const type = 'xinqiao.case.submitted.v1';
const prefix = 'bench.';
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** The relay alone and the batch consumer alone, beside plain produce and consume of the same records. */
export async function eventDelivery(measure: Measure, events = 60_000): Promise<void> {
  const rig = await startRig();
  const bench = await prepare(rig);
  try {
    await fillOutbox(bench, events);
    const relayed = await relayAll(bench, events);
    const handled = await handleAll(bench, events);
    const records = await recordsOf(bench, events);
    const produced = await produceAll(bench, records);
    const consumed = await consumeAll(bench, events);
    measure('relayed from the outbox', relayed, 'per s');
    measure('floor: plain produce', produced, 'per s');
    measure('relay of its floor', relayed / produced, '×');
    measure('handled by the consumer, with inbox', handled, 'per s');
    measure('floor: plain consume', consumed, 'per s');
    measure('consumer of its floor', handled / consumed, '×');
  } finally {
    await bench.dataSource.destroy();
    await rig.stop();
  }
}

interface Bench {
  readonly dataSource: DataSource;
  readonly url: string;
  readonly brokers: string[];
  readonly kafka: Kafka;
}

/** A database and topics beside the system's, so that only the parts under measurement touch them. */
async function prepare(rig: Rig): Promise<Bench> {
  await rig.database.query('create database bench');
  const { oversight: url } = await provision(databaseUrl(rig.system.databaseUrl, 'bench'));
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    poolSize: 6,
    migrations: messagingMigrations,
    installExtensions: false,
  });
  await dataSource.initialize();
  await dataSource.runMigrations();
  await createTopics({ brokers: rig.system.kafkaBrokers, prefix });
  const brokers = rig.system.kafkaBrokers.split(',');
  return { dataSource, url, brokers, kafka: new Kafka({ brokers, clientId: 'bench', logLevel: logLevel.NOTHING }) };
}

async function fillOutbox({ dataSource }: Bench, events: number): Promise<void> {
  const outbox = new Outbox<CaseEvents>({ catalogue: eventCatalogue, source: '/xinqiao/bench' });
  for (let from = 0; from < events; from += 500) {
    const drafts = Array.from({ length: 500 }, (_, index) => draft(from + index));
    await dataSource.transaction((manager) => outbox.append(manager, drafts));
  }
}

function draft(n: number): EventDraft<CaseEvents> {
  const { channel, subject, body, regionHint } = loadMessage('events', n);
  const caseId = randomUUID();
  const caseNumber = '20260101-0000000-0';
  const submittedAt = new Date().toISOString();
  return {
    type,
    key: caseId,
    subject: caseNumber,
    payload: Object.assign(new CaseSubmitted(), {
      caseId,
      caseNumber,
      channel,
      subject,
      body,
      regionHint,
      submittedAt,
    }),
  };
}

async function relayAll({ brokers, url, dataSource }: Bench, events: number): Promise<number> {
  const metrics = new MessagingMetrics(new Registry());
  const relay = new OutboxRelay({
    connection: { brokers, clientId: 'bench' },
    databaseUrl: url,
    dataSource,
    topicPrefix: prefix,
    metrics,
    log: silent,
  });
  const started = performance.now();
  relay.start();
  await until(async () => (await countRows(dataSource, 'outbox')) === 0);
  const rate = events / seconds(started);
  await relay.stop();
  return rate;
}

async function handleAll({ brokers, dataSource }: Bench, events: number): Promise<number> {
  const metrics = new MessagingMetrics(new Registry());
  const connection = { brokers, clientId: 'bench' };
  const base = {
    connection,
    groupId: 'bench-handled',
    catalogue: eventCatalogue,
    dataSource,
    deadLetterTopic: 'dead',
    topicPrefix: prefix,
  };
  const server = new KafkaBatchServer({ ...base, metrics, log: silent });
  let handled = 0;
  const handle = (batch: readonly unknown[]): Promise<void> => {
    handled += batch.length;
    return Promise.resolve();
  };
  server.addHandler(type, handle as never, true, { identity: { name: 'bench' } });
  const started = performance.now();
  server.listen(() => undefined);
  await until(() => Promise.resolve(handled >= events));
  const rate = events / seconds(started);
  await server.close();
  return rate;
}

/** The very bytes that the relay published. */
async function recordsOf(
  { kafka }: Bench,
  events: number,
): Promise<{ key: Buffer | null; value: Buffer | null; headers: object }[]> {
  const records: { key: Buffer | null; value: Buffer | null; headers: object }[] = [];
  await consume(kafka, 'bench-read', events, ({ key, value, headers }) =>
    records.push({ key, value, headers: headers ?? {} }),
  );
  return records;
}

async function produceAll({ kafka }: Bench, records: Awaited<ReturnType<typeof recordsOf>>): Promise<number> {
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  const started = performance.now();
  for (let from = 0; from < records.length; from += 500) {
    await producer.send({
      topic: `${prefix}xinqiao.routing.v1`,
      acks: -1,
      messages: records.slice(from, from + 500) as never,
    });
  }
  const rate = records.length / seconds(started);
  await producer.disconnect();
  return rate;
}

async function consumeAll({ kafka }: Bench, events: number): Promise<number> {
  const started = performance.now();
  await consume(kafka, 'bench-plain', events, () => undefined);
  return events / seconds(started);
}

async function consume(
  kafka: Kafka,
  groupId: string,
  events: number,
  take: (message: import('kafkajs').KafkaMessage) => void,
): Promise<void> {
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 250 });
  await consumer.connect();
  await consumer.subscribe({ topic: `${prefix}xinqiao.intake.v1`, fromBeginning: true });
  let count = 0;
  await consumer.run({
    eachBatch: ({ batch }) => {
      batch.messages.forEach(take);
      count += batch.messages.length;
      return Promise.resolve();
    },
  });
  await until(() => Promise.resolve(count >= events));
  await consumer.disconnect();
}

async function countRows(dataSource: DataSource, table: string): Promise<number> {
  const rows = await dataSource.query<{ count: number }[]>(
    `select count(*)::int as count from ${pg.escapeIdentifier(table)}`,
  );
  return rows[0]!.count;
}

async function until(reached: () => Promise<boolean>): Promise<void> {
  while (!(await reached())) await pause(20);
}

function seconds(started: number): number {
  return (performance.now() - started) / 1000;
}
