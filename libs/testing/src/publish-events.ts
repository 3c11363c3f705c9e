import { Kafka, logLevel, type Message } from 'kafkajs';
import { infrastructure } from './infrastructure.ts';

/** An event as its announcer sends it. */
export interface PublishedEvent {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly subject: string;
  readonly key: string;
  readonly time: Date;
  readonly correlationId: string;
  readonly payload: object;
}

/**
 * Puts events on a topic as the relay of another service would.
 * @param brokers where they do not go to the Kafka that all specs share
 */
export async function publishEvents(
  topic: string,
  events: readonly PublishedEvent[],
  brokers = infrastructure().kafkaBrokers,
): Promise<void> {
  const producer = new Kafka({ brokers: [brokers], logLevel: logLevel.NOTHING }).producer();
  await producer.connect();
  await producer.send({ topic, messages: events.map(messageOf) });
  await producer.disconnect();
}

/** CloudEvents 1.0, binary mode of the Kafka protocol binding. */
function messageOf({ id, type, source, subject, key, time, correlationId, payload }: PublishedEvent): Message {
  const headers = {
    ce_specversion: '1.0',
    ce_id: id,
    ce_source: source,
    ce_type: type,
    ce_time: time.toISOString(),
    ce_subject: subject,
    ce_correlationid: correlationId,
    'content-type': 'application/json',
  };
  return { key, value: JSON.stringify(payload), headers };
}
