import { isUtf8 } from 'node:buffer';
import type { EntityManager } from 'typeorm';
import type { KafkaRecord } from '../kafka/record.ts';
import { insertRows } from '../outbox/outbox-table.ts';
import { largestPayload } from '../outbox/outbox.ts';

const longestHeader = 1_000;

/** Copies a dead letter to the consumer's dead-letter topic, through the outbox, for whoever watches that. */
export async function announceLetter(
  manager: EntityManager,
  deadLetterTopic: string,
  record: KafkaRecord,
  error: Error,
  clock: string,
): Promise<void> {
  const { encoding, value } = printValue(record.value);
  const headers = {
    ...attributesOf(record),
    'dead-letter-error': error.name,
    'dead-letter-topic': record.topic,
    'dead-letter-partition': String(record.partition),
    'dead-letter-offset': record.offset,
    'dead-letter-encoding': encoding,
  };
  await insertRows(manager, [{ topic: deadLetterTopic, key: keyOf(record), headers, value }], clock);
}

/** What does not fit, or is no text, must not keep the relay from going on. */
function printValue(value: Buffer | null): { encoding: 'none' | 'base64' | 'omitted'; value: string } {
  if (value === null || value.length * 1.4 > largestPayload) return { encoding: 'omitted', value: '' };
  const isText = isUtf8(value) && !value.some((byte) => byte < 0x20);
  return isText
    ? { encoding: 'none', value: value.toString() }
    : { encoding: 'base64', value: value.toString('base64') };
}

function attributesOf({ headers }: KafkaRecord): Record<string, string> {
  const known = Object.entries(headers).filter(([name]) => /^(ce_[a-z]+|content-type|traceparent)$/.test(name));
  return Object.fromEntries(known.map(([name, value]) => [name, value.slice(0, longestHeader)]));
}

function keyOf({ key }: KafkaRecord): string {
  return (key ?? '').slice(0, longestHeader);
}
