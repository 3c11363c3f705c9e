import { services } from './services.ts';
import { readTopics } from './topics.ts';

const topics = readTopics();

it('has dead letters for every service', () => {
  const names = topics.map(({ name }) => name);
  for (const service of services) expect(names).toContain(`xinqiao.${service}.dead-letters.v1`);
});

it('keeps nothing longer than 7 days, so that Kafka forgets what a citizen asks to have erased', () => {
  for (const { retentionDays } of topics) expect(retentionDays).toBeLessThanOrEqual(7);
});

it('gives a topic the defaults where it says nothing of its own', () => {
  expect(topics).toContainEqual({ name: 'xinqiao.intake.v1', partitions: 6, retentionDays: 7 });
  expect(topics).toContainEqual({ name: 'xinqiao.intake.dead-letters.v1', partitions: 3, retentionDays: 7 });
});
