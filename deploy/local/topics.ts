/** Creates the topics of deploy/topics.yaml. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Kafka, logLevel, type Admin, type ITopicMetadata } from 'kafkajs';
import { parse } from 'yaml';
import { Obstacle } from './obstacle.ts';

export interface Topic {
  readonly name: string;
  readonly partitions: number;
  readonly retentionDays: number;
}

export interface TopicOptions {
  readonly brokers: string;
  /** Put before every name: several systems, or tests, may share one Kafka. */
  readonly prefix?: string;
  /** Partitions of each topic instead of the file's; tests need fewer. */
  readonly partitions?: number;
}

interface TopicsFile {
  readonly defaults: Omit<Topic, 'name'>;
  readonly topics: Record<string, Partial<Omit<Topic, 'name'>>>;
}

const day = 86_400_000;
const knownWithinMs = 10_000;

/** The topics that the system needs, as deploy/topics.yaml has them. */
export function readTopics(file = join(import.meta.dirname, '../topics.yaml')): Topic[] {
  const { defaults, topics } = parse(readFileSync(file, 'utf8')) as TopicsFile;
  return Object.entries(topics).map(([name, own]) => ({ name, ...defaults, ...own }));
}

/**
 * Creates what is missing, and changes nothing that exists.
 * @returns the names of all topics, with the prefix
 * @throws Obstacle when one exists with another number of partitions
 */
export async function createTopics({ brokers, prefix = '', partitions }: TopicOptions): Promise<string[]> {
  const wanted = readTopics().map((topic) => ({
    ...topic,
    name: prefix + topic.name,
    partitions: partitions ?? topic.partitions,
  }));
  await withAdmin(brokers, async (admin) => {
    await admin.createTopics({ waitForLeaders: false, topics: wanted.map(asKafkaTopic) });
    await demandPartitions(admin, wanted);
  });
  return wanted.map(({ name }) => name);
}

/** Deletes every topic whose name begins with the prefix (a test's; never the empty one). */
export async function deleteTopics(brokers: string, prefix: string): Promise<void> {
  if (!prefix) throw new Error('Refusing to delete all topics.');
  await withAdmin(brokers, async (admin) => {
    const topics = (await admin.listTopics()).filter((name) => name.startsWith(prefix));
    if (topics.length > 0) await admin.deleteTopics({ topics });
  });
}

function asKafkaTopic({ name, partitions, retentionDays }: Topic) {
  const configEntries = [{ name: 'retention.ms', value: String(retentionDays * day) }];
  return { topic: name, numPartitions: partitions, configEntries };
}

async function demandPartitions(admin: Admin, wanted: readonly Topic[]): Promise<void> {
  const topics = wanted.map(({ name }) => name);
  const found = new Map((await onceKnown(admin, topics)).map(({ name, partitions }) => [name, partitions.length]));
  for (const { name, partitions } of wanted) {
    if (found.get(name) === partitions) continue;
    throw new Obstacle(
      `Topic ${name} has ${found.get(name)} partitions, and deploy/topics.yaml says ${partitions}.`,
      'Partitions are never changed in place: events of one case would change places. Set deploy/topics.yaml to what is there, or begin anew with an empty data folder.',
    );
  }
}

/** A broker hears of a topic a moment after the controller has made it; until then the client takes it for missing, and gives up. */
async function onceKnown(admin: Admin, names: string[]): Promise<ITopicMetadata[]> {
  const deadline = Date.now() + knownWithinMs;
  for (;;) {
    try {
      return (await admin.fetchTopicMetadata({ topics: names })).topics;
    } catch (error) {
      const isUnknown = (error as { type?: string }).type === 'UNKNOWN_TOPIC_OR_PARTITION';
      if (!isUnknown || Date.now() > deadline) throw error;
    }
    await pause(50);
  }
}

/** Lends a connection for administering. @throws Obstacle where Kafka does not answer; what the work throws */
export async function withAdmin(brokers: string, work: (admin: Admin) => Promise<void>): Promise<void> {
  const admin = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING }).admin();
  await admin.connect().catch((cause: unknown) => {
    throw new Obstacle(`Kafka at ${brokers} does not answer: ${String(cause)}`, 'Check KAFKA_BROKERS.');
  });
  try {
    await work(admin);
  } finally {
    await admin.disconnect();
  }
}
