import { randomUUID } from 'node:crypto';
import { Kafka, logLevel, type Message } from 'kafkajs';
import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { eventually, infrastructure, testDatabase, testTopicPrefix } from '#testing';
import {
  type EventDraft,
  type KafkaConnection,
  type Log,
  MessagingMetrics,
  messagingMigrations,
  Outbox,
  OutboxRelay,
} from '../src/index.ts';
import { lampCatalogue, type LampEvents } from './lamp-events.ts';

export const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** A schema with messaging's tables, topics of its own, and what a service would set up on them. */
export class MessagingUnderTest {
  readonly outbox = new Outbox<LampEvents>({ catalogue: lampCatalogue, source: '/test/lamps' });
  readonly connection = { brokers: infrastructure().kafkaBrokers.split(','), clientId: 'messaging-test' };
  readonly kafka = new Kafka({ ...this.connection, logLevel: logLevel.NOTHING });
  readonly groupId = randomUUID();
  private readonly ends: (() => Promise<unknown>)[] = [];

  private constructor(
    readonly databaseUrl: string,
    readonly adminUrl: string,
    readonly dataSource: DataSource,
    readonly topicPrefix: string,
  ) {}

  static async start(): Promise<MessagingUnderTest> {
    const database = await testDatabase();
    const url = database.urlFor('oversight');
    const dataSource = new DataSource({
      type: 'postgres',
      url,
      poolSize: 6,
      migrations: messagingMigrations,
      installExtensions: false,
      poolErrorHandler: () => undefined,
    });
    await dataSource.initialize();
    await dataSource.runMigrations();
    await dataSource.query('CREATE TABLE effect (place serial, event uuid, type text, lamp text, count integer)');
    const messaging = new MessagingUnderTest(url, database.adminUrl, dataSource, testTopicPrefix());
    messaging.atEnd(() => database.drop());
    messaging.atEnd(() => dataSource.destroy());
    await messaging.createTopics();
    return messaging;
  }

  /** Things end in the opposite order of their beginnings. */
  atEnd(end: () => Promise<unknown>): void {
    this.ends.unshift(end);
  }

  async stop(): Promise<void> {
    for (const end of this.ends) await end();
  }

  startRelay(databaseUrl = this.databaseUrl, connection: KafkaConnection = this.connection): OutboxRelay {
    const { topicPrefix, dataSource } = this;
    const metrics = new MessagingMetrics(new Registry());
    const relay = new OutboxRelay({ connection, databaseUrl, dataSource, topicPrefix, metrics, log: silent });
    relay.start();
    this.atEnd(() => relay.stop());
    return relay;
  }

  async announce(...drafts: EventDraft<LampEvents>[]): Promise<void> {
    await this.dataSource.transaction((manager) => this.outbox.append(manager, drafts));
  }

  /** Writes to Kafka past the outbox, as a stranger might. */
  async produce(topic: string, ...messages: Message[]): Promise<void> {
    const producer = this.kafka.producer();
    await producer.connect();
    await producer.send({ topic: this.topicPrefix + topic, messages });
    await producer.disconnect();
  }

  /** What the handlers did, in the order in which it was committed: `type lamp count`. */
  async effects(lamp?: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ type: string; lamp: string; count: number }[]>(
      'SELECT type, lamp, count FROM effect WHERE $1::text IS NULL OR lamp = $1 ORDER BY place',
      [lamp],
    );
    return rows.map((row) => `${row.type.split('.')[1]} ${row.lamp} ${row.count}`);
  }

  /** The number of rows of a table of the schema. */
  async countRows(table: string): Promise<number> {
    const [{ rows }] = await this.dataSource.query<[{ rows: number }]>(`SELECT count(*)::int AS rows FROM ${table}`);
    return rows;
  }

  /** How many records of `lamps.v1` the group has told Kafka to be done with. */
  async committed(): Promise<number> {
    const admin = this.kafka.admin();
    await admin.connect();
    const topics = await admin.fetchOffsets({ groupId: this.groupId, topics: [`${this.topicPrefix}lamps.v1`] });
    await admin.disconnect();
    const offsets = topics.flatMap(({ partitions }) => partitions.map(({ offset }) => Number(offset)));
    return offsets.reduce((sum, offset) => sum + Math.max(0, offset), 0);
  }

  private async createTopics(): Promise<void> {
    const admin = this.kafka.admin();
    await admin.connect();
    const topics = ['lamps.v1', 'repairs.v1', 'dead.v1'].map((name) => this.topicPrefix + name);
    await admin.createTopics({ topics: topics.map((topic) => ({ topic, numPartitions: 4 })), waitForLeaders: false });
    await eventually(async () => (await admin.fetchTopicMetadata({ topics })).topics.length === topics.length);
    this.atEnd(async () => {
      await admin.deleteTopics({ topics });
      await admin.disconnect();
    });
  }
}

/** `switched('hall', 1, 3)`: the events 1 to 3 of the lamp in the hall. */
export function switched(lamp: string, from: number, to = from): EventDraft<LampEvents>[] {
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    type: 'lamp.switched.v1',
    key: lamp,
    subject: lamp,
    payload: { lamp, count: from + index },
  }));
}
