import type { EntityManager } from 'typeorm';

/** An event as it waits to be published. */
export interface OutboxRow {
  /** Without prefix. */
  readonly topic: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly value: string;
}

/**
 * JSON never holds this character unescaped, so texts behind one each come apart again, at a fraction of an array's cost.
 * It stands before every text: a list of one empty text would otherwise come apart into nothing.
 */
const separator = '\u001E';

/**
 * Appends rows in their order. The order of ids is the order of commits as far as one key goes, because writers of a key
 * wait for each other.
 * @param clock SQL expression for the time of the events.
 */
export async function insertRows(manager: EntityManager, rows: readonly OutboxRow[], clock: string): Promise<void> {
  await manager.query(
    `INSERT INTO outbox (topic, key, headers, value, created_at)
     SELECT topic, key, headers, value, ${clock}
     FROM unnest($1::text[], $2::text[], (string_to_array($3, E'\\x1E'))[2:], (string_to_array($4, E'\\x1E'))[2:])
       WITH ORDINALITY AS event (topic, key, headers, value, place)
     ORDER BY place`,
    [
      rows.map((row) => row.topic),
      rows.map((row) => row.key),
      joined(rows.map((row) => JSON.stringify(row.headers))),
      joined(rows.map((row) => row.value)),
    ],
  );
}

function joined(texts: readonly string[]): string {
  return texts.map((text) => separator + text).join('');
}
