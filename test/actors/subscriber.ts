import { Kafka, logLevel, type Consumer } from 'kafkajs';
import type { System } from '../../deploy/local/system.ts';

export interface Heard {
  readonly type: string;
  readonly payload: Record<string, unknown>;
}

/** Another system, which follows what is announced on a topic. */
export class Subscriber {
  private readonly events = new Map<string, Heard>();

  private constructor(private readonly consumer: Consumer) {}

  static async to(topic: string, { kafkaBrokers, topicPrefix }: System): Promise<Subscriber> {
    const kafka = new Kafka({ brokers: kafkaBrokers.split(','), logLevel: logLevel.NOTHING });
    const name = `${topicPrefix}${topic}`;
    const subscriber = new Subscriber(kafka.consumer({ groupId: `subscriber-to-${name}`, maxWaitTimeInMs: 200 }));
    await subscriber.follow(name);
    return subscriber;
  }

  /** Each event once, however often it came. */
  heard(type: string): Heard['payload'][] {
    return [...this.events.values()].filter((event) => event.type === type).map(({ payload }) => payload);
  }

  leave(): Promise<void> {
    return this.consumer.disconnect();
  }

  private async follow(topic: string): Promise<void> {
    await this.consumer.connect();
    await this.consumer.subscribe({ topic, fromBeginning: true });
    await this.consumer.run({
      eachMessage: ({ message: { headers, value } }) => {
        const payload = JSON.parse(String(value)) as Heard['payload'];
        this.events.set(String(headers?.ce_id), { type: String(headers?.ce_type), payload });
        return Promise.resolve();
      },
    });
  }
}
