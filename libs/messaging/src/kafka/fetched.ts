import type { EachBatchPayload, IHeaders, KafkaMessage, TopicPartitionOffset } from 'kafkajs';
import type { KafkaRecord } from './record.ts';

/** The last millisecond of the year 9999: a producer may stamp what it likes, a database's dates end somewhere. */
const endOfTime = 253_402_300_799_999;

/** A part of what one fetch brought: its records, and how far each partition is done once they are handled. */
export interface Portion {
  readonly records: KafkaRecord[];
  readonly ends: { readonly payload: EachBatchPayload; readonly lastOffset: string }[];
}

/** Cuts the partitions of a fetch into portions of at most `size` records, each partition in its order. */
export function cutIntoPortions(payloads: readonly EachBatchPayload[], size: number): Portion[] {
  const portions: Portion[] = [];
  let portion: Portion | undefined;
  for (const payload of payloads) {
    const { topic, partition, messages } = payload.batch;
    for (let from = 0; from < messages.length;) {
      if (!portion || portion.records.length >= size) portions.push((portion = { records: [], ends: [] }));
      const taken = messages.slice(from, from + size - portion.records.length);
      for (const message of taken) portion.records.push(toRecord(topic, partition, message));
      portion.ends.push({ payload, lastOffset: taken.at(-1)?.offset ?? '-1' });
      from += taken.length;
    }
  }
  return portions;
}

/** What is to be committed when a portion is done: Kafka wants the offset of the next record. */
export function offsetsAfter({ ends }: Portion): TopicPartitionOffset[] {
  return ends.map(({ payload: { batch }, lastOffset }) => ({
    topic: batch.topic,
    partition: batch.partition,
    offset: String(BigInt(lastOffset) + 1n),
  }));
}

function toRecord(topic: string, partition: number, message: KafkaMessage): KafkaRecord {
  return {
    topic,
    partition,
    offset: message.offset,
    key: message.key && storable(message.key),
    headers: toTexts(message.headers ?? {}),
    value: message.value,
    timestamp: Math.min(Math.max(Number(message.timestamp) || 0, 0), endOfTime),
  };
}

function toTexts(headers: IHeaders): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) texts[withoutNul(name)] = storable(first);
  }
  return texts;
}

/** What is no UTF-8 becomes U+FFFD, and so does NUL, which PostgreSQL refuses in a text. */
function storable(bytes: Buffer | string): string {
  return withoutNul(bytes.toString());
}

function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text;
}
