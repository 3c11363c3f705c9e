import { type Kafka, Partitioners, type Producer } from 'kafkajs';
import type { Log } from '../log.ts';
import { connectKafka, type KafkaConnection } from './connection.ts';
import type { OutgoingRecord } from './record.ts';

/**
 * Writes records with an idempotent producer, all replicas acknowledging. After any failure it starts over with a new
 * producer: its sequence numbers may have been refused, or it may have been fenced. Doubles that come of it carry the
 * same event id.
 */
export class Publisher {
  private readonly kafka: Kafka;
  private producer?: Producer;

  constructor(connection: KafkaConnection, log: Log) {
    this.kafka = connectKafka(connection, log);
  }

  /**
   * Resolves once Kafka has all of them durably. One call at a time: the order of a key's records is that of the calls.
   * @throws when Kafka has not taken them; some may have been written all the same.
   */
  async publish(records: readonly OutgoingRecord[]): Promise<void> {
    try {
      this.producer ??= await this.connect();
      await this.producer.sendBatch({ acks: -1, topicMessages: byTopic(records) });
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    await producer?.disconnect().catch(() => undefined);
  }

  private async connect(): Promise<Producer> {
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    await producer.connect();
    return producer;
  }
}

function byTopic(records: readonly OutgoingRecord[]): { topic: string; messages: OutgoingRecord[] }[] {
  const messagesOf = new Map<string, OutgoingRecord[]>();
  for (const record of records) {
    const messages = messagesOf.get(record.topic);
    if (messages) messages.push(record);
    else messagesOf.set(record.topic, [record]);
  }
  return Array.from(messagesOf, ([topic, messages]) => ({ topic, messages }));
}
