import type { EntityManager } from 'typeorm';
import type { Delivery } from '../consumer/delivery.ts';
import type { KafkaRecord } from '../kafka/record.ts';

/** Why an event became a dead letter. */
export interface Failing {
  readonly error: Error;
  /** How often it was tried. */
  readonly attempts: number;
}

/**
 * Parks those deliveries whose key is blocked by a dead letter. A replay of the letter waits until the caller's
 * transaction ends, and the other way round, so that nothing of the key slips past it.
 * @param clock SQL expression.
 * @returns the deliveries that may be handled.
 */
export async function parkBlocked<D extends Delivery>(
  manager: EntityManager,
  deliveries: readonly D[],
  clock: string,
): Promise<D[]> {
  const letters = await manager.query<{ key: string | null }[]>(
    `SELECT key FROM dead_letter WHERE key = ANY ($1::text[]) AND state <> 'discarded' ORDER BY id FOR SHARE`,
    [[...new Set(deliveries.flatMap(({ key }) => key ?? []))]],
  );
  if (letters.length === 0) return [...deliveries];
  const blocked = new Set(letters.map(({ key }) => key));
  await park(
    manager,
    deliveries.filter(({ key }) => blocked.has(key)).map(({ record }) => record),
    clock,
  );
  return deliveries.filter(({ key }) => !blocked.has(key));
}

/** Records a failed event; from now on its key is blocked. */
export async function insertLetter(
  manager: EntityManager,
  record: KafkaRecord,
  { error, attempts }: Failing,
  clock: string,
): Promise<void> {
  await manager.query(
    `INSERT INTO dead_letter (topic, partition, "offset", stamped_at, key, headers, value,
                              error_name, error_message, attempts, failed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, ${clock})`,
    [...columnsOf(record), error.name, storableMessage(error), attempts],
  );
}

async function park(manager: EntityManager, records: readonly KafkaRecord[], clock: string): Promise<void> {
  for (const record of records) {
    await manager.query(
      `INSERT INTO parked_event (topic, partition, "offset", stamped_at, key, headers, value, parked_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, ${clock})`,
      columnsOf(record),
    );
  }
}

function columnsOf({ topic, partition, offset, timestamp, key, headers, value }: KafkaRecord): unknown[] {
  return [topic, partition, offset, new Date(timestamp), key, JSON.stringify(headers), value];
}

/** @returns the error's message as PostgreSQL takes it, at most 2,000 characters. */
export function storableMessage(error: Error): string {
  return error.message.slice(0, 2_000).replaceAll('\0', '\uFFFD');
}
