import type { OutgoingRecord } from '../kafka/record.ts';
import type { WaitingRow } from './outbox-session.ts';

/** Below Kafka's bound on a batch (1 MiB), even if all rows of a slice fall into one partition. In characters of JSON. */
const largestSlice = 300_000;

/** Cuts rows, in order, into slices that Kafka takes at once. */
export function* slices(rows: readonly WaitingRow[]): Generator<WaitingRow[]> {
  let slice: WaitingRow[] = [];
  let size = 0;
  for (const row of rows) {
    const grown = row.headers.length + row.value.length;
    if (slice.length > 0 && size + grown > largestSlice) {
      yield slice;
      slice = [];
      size = 0;
    }
    slice.push(row);
    size += grown;
  }
  if (slice.length > 0) yield slice;
}

/** The event's time is that of its row, unless it was announced before (a dead letter's copy). */
export function toRecord(row: WaitingRow, topicPrefix: string): OutgoingRecord {
  const printed = JSON.parse(row.headers) as Record<string, string>;
  const headers = { ce_time: new Date(row.created_at).toISOString(), ...printed };
  return { topic: topicPrefix + row.topic, key: row.key, headers, value: row.value };
}
