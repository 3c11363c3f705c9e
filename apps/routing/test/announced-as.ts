import { infrastructure, eventually } from '#testing';
import { Kafka, logLevel } from 'kafkajs';

/** Payloads of the events of a type that routing has announced on Kafka, once there are so many. */
export async function announcedAs(prefix: string, type: string, atLeast: number): Promise<Record<string, unknown>[]> {
  const kafka = new Kafka({ brokers: [infrastructure().kafkaBrokers], logLevel: logLevel.NOTHING });
  const consumer = kafka.consumer({ groupId: `${prefix}announced-as` });
  const found: Record<string, unknown>[] = [];
  await consumer.connect();
  await consumer.subscribe({ topic: `${prefix}xinqiao.routing.v1`, fromBeginning: true });
  await consumer.run({
    eachMessage: ({ message }) => {
      const isWanted = message.headers?.ce_type?.toString() === type;
      if (isWanted) found.push(JSON.parse(message.value?.toString() ?? '{}') as Record<string, unknown>);
      return Promise.resolve();
    },
  });
  try {
    await eventually(() => found.length >= atLeast);
  } finally {
    await consumer.disconnect();
  }
  return found;
}
