import { Kafka, type LogEntry, logLevel } from 'kafkajs';
import type { Log } from '../log.ts';
import './quiet-request-queue.ts';

/** Where Kafka is, and who we say we are. */
export interface KafkaConnection {
  readonly brokers: readonly string[];
  readonly clientId: string;
}

/** The client's retries are short: whoever uses it waits and tries again by itself, for as long as it takes. */
const retry = { initialRetryTime: 100, maxRetryTime: 2_000, retries: 4 };

/** A kafkajs client whose warnings go to our log. */
export function connectKafka({ brokers, clientId }: KafkaConnection, log: Log): Kafka {
  return new Kafka({
    clientId,
    brokers: [...brokers],
    retry,
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => {
      write(log, entry);
    },
  });
}

/** What the client complains of it usually mends itself; what it cannot mend reaches its user, who logs it. */
function write(log: Log, { namespace, log: { message, groupId, broker } }: LogEntry): void {
  log.debug({ kafka: namespace, groupId: groupId as unknown, broker: broker as unknown }, message);
}
