import { infrastructure, testTopicPrefix } from '#testing';
import { createTopics, deleteTopics, readTopics } from './topics.ts';

const { kafkaBrokers: brokers } = infrastructure();
const prefix = testTopicPrefix();

afterAll(() => deleteTopics(brokers, prefix));

it('creates every topic of the file under the prefix, and does so again without complaint', async () => {
  const expected = readTopics().map(({ name }) => prefix + name);
  expect(await createTopics({ brokers, prefix, partitions: 2 })).toEqual(expected);
  expect(await createTopics({ brokers, prefix, partitions: 2 })).toEqual(expected);
});

it('refuses to go on over a topic whose partitions differ, since the order of a case would be lost', async () => {
  await expect(createTopics({ brokers, prefix, partitions: 3 })).rejects.toThrow('has 2 partitions');
});
