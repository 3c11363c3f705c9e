import { eventually } from '#testing';
import { MessagingUnderTest, switched } from '../../test/messaging-under-test.ts';
import { EventTooLarge } from './outbox.ts';

describe('Outbox', () => {
  let messaging: MessagingUnderTest;

  beforeAll(async () => {
    messaging = await MessagingUnderTest.start();
  });
  afterAll(() => messaging.stop());

  it('refuses to announce outside a transaction', async () => {
    const { dataSource, outbox } = messaging;
    await expect(outbox.append(dataSource.manager, switched('attic', 1))).rejects.toThrow('transaction');
    expect(await messaging.countRows('outbox')).toBe(0);
  });

  it('refuses a payload that breaks a rule, and writes nothing of the call', async () => {
    await expect(messaging.announce(...switched('attic', 1), ...switched('attic', 0))).rejects.toThrow('count');
    expect(await messaging.countRows('outbox')).toBe(0);
  });

  it('refuses a payload that Kafka could refuse for its size', async () => {
    await expect(messaging.announce(...switched('x'.repeat(300_000), 1))).rejects.toThrow(EventTooLarge);
  });

  it('publishes nothing of a transaction that is rolled back, and the rest in order', async () => {
    const { dataSource, outbox } = messaging;
    messaging.startRelay();
    const rolledBack = dataSource.transaction(async (manager) => {
      await outbox.append(manager, switched('porch', 7));
      throw new Error('changed our mind');
    });
    await expect(rolledBack).rejects.toThrow('changed our mind');
    await messaging.announce(...switched('porch', 1, 600));

    const counts = await countsOf(messaging, 600);
    expect(counts).toEqual(Array.from({ length: 600 }, (_, index) => index + 1));
    await eventually(async () => (await messaging.countRows('outbox')) === 0);
  });
});

/** Reads `lamps.v1` until so many records have come. */
async function countsOf(messaging: MessagingUnderTest, expected: number): Promise<number[]> {
  const consumer = messaging.kafka.consumer({ groupId: `${messaging.groupId}-reader`, maxWaitTimeInMs: 100 });
  const counts: number[] = [];
  await consumer.connect();
  await consumer.subscribe({ topic: `${messaging.topicPrefix}lamps.v1`, fromBeginning: true });
  await consumer.run({
    eachMessage: ({ message }) => {
      counts.push((JSON.parse(String(message.value)) as { count: number }).count);
      return Promise.resolve();
    },
  });
  await eventually(() => counts.length >= expected, { deadline: 30_000 });
  await consumer.disconnect();
  return counts;
}
