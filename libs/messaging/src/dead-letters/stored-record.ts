import type { KafkaRecord } from '../kafka/record.ts';

/** A record as the quarantine keeps it. */
export interface StoredRecord {
  readonly id: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly stamped_at: Date;
  readonly key: string | null;
  readonly headers: Record<string, string>;
  readonly value: Buffer | null;
}

export const storedColumns = 'id, topic, partition, "offset", stamped_at, key, headers, value';

export function toKafkaRecord({
  stamped_at,
  topic,
  partition,
  offset,
  key,
  headers,
  value,
}: StoredRecord): KafkaRecord {
  return { topic, partition, offset, key, headers, value, timestamp: stamped_at.getTime() };
}
