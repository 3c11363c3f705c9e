import { randomBytes } from 'node:crypto';
import { createTopics, deleteTopics } from '../../../deploy/local/topics.ts';
import { infrastructure } from './infrastructure.ts';

/** Topics of one spec's own, under a prefix that services take as TOPIC_PREFIX. */
export interface TestTopics {
  readonly prefix: string;
  readonly names: readonly string[];
  drop(): Promise<void>;
}

/** Also good as a prefix of consumer groups. */
export function testTopicPrefix(): string {
  return `test-${randomBytes(6).toString('hex')}.`;
}

/** Creates every topic of deploy/topics.yaml under a fresh prefix; few partitions, so that specs start quickly. */
export async function testTopics({ partitions = 3 }: { partitions?: number } = {}): Promise<TestTopics> {
  const brokers = infrastructure().kafkaBrokers;
  const prefix = testTopicPrefix();
  const names = await createTopics({ brokers, prefix, partitions });
  return { prefix, names, drop: () => deleteTopics(brokers, prefix) };
}
