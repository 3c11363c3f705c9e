import type { ClientBase } from 'pg';

/** What a command needs of a connection to the service's schema. */
export type Queryable = Pick<ClientBase, 'query'>;

/** A dead letter without what it says: nothing here is personal data. */
export interface LetterSummary {
  readonly id: string;
  readonly state: 'failed' | 'replay-requested' | 'released' | 'discarded';
  readonly event: string | null;
  readonly type: string | null;
  readonly key: string | null;
  /** Topic, partition and offset, as `topic/partition/offset`. */
  readonly place: string;
  readonly error: string;
  readonly attempts: number;
  readonly failedAt: Date;
  /** How many later events of the key are parked. */
  readonly parked: number;
  readonly discardReason: string | null;
}

/** A dead letter with its error's message and what it says. */
export interface LetterDetails extends LetterSummary {
  readonly message: string;
  readonly headers: Record<string, string>;
  readonly payload: string | null;
}

const summary = `
  letter.id, state, headers->>'ce_id' AS event, headers->>'ce_type' AS type, key,
  topic || '/' || partition || '/' || "offset" AS place, error_name AS error, attempts, failed_at AS "failedAt",
  (SELECT count(*)::int FROM parked_event WHERE parked_event.key = letter.key) AS parked,
  discard_reason AS "discardReason"`;

/** Letters that wait for a person or are being replayed, oldest first; the first thousand. */
export async function listLetters(database: Queryable): Promise<LetterSummary[]> {
  const { rows } = await database.query<LetterSummary>(
    `SELECT ${summary} FROM dead_letter AS letter WHERE state <> 'discarded' ORDER BY letter.id LIMIT 1000`,
  );
  return rows;
}

/** The payload may hold personal data: it is for the operator's eyes, never for a log. */
export async function showLetter(database: Queryable, id: string): Promise<LetterDetails | undefined> {
  const { rows } = await database.query<LetterDetails & { value: Buffer | null }>(
    `SELECT ${summary}, error_message AS message, headers, value FROM dead_letter AS letter WHERE letter.id = $1`,
    [id],
  );
  const [letter] = rows;
  if (!letter) return undefined;
  const { value, ...details } = letter;
  return { ...details, payload: value?.toString() ?? null };
}

/**
 * Asks the running service to try the event again, then what is parked behind it.
 * @param id of one letter; without it, all that wait. @returns how many letters that is.
 */
export async function requestReplay(database: Queryable, id?: string): Promise<number> {
  const { rowCount } = await database.query(
    `UPDATE dead_letter SET state = 'replay-requested' WHERE state = 'failed' AND ($1::bigint IS NULL OR id = $1)`,
    [id ?? null],
  );
  return rowCount ?? 0;
}

/**
 * Gives the event up: its content is forgotten, the reason stays, and the running service goes on with what is parked
 * behind it. @returns false when no letter of this id waits.
 */
export async function discardLetter(database: Queryable, id: string, reason: string): Promise<boolean> {
  const { rowCount } = await database.query(
    `UPDATE dead_letter SET state = 'released', value = NULL, discard_reason = $2 WHERE state = 'failed' AND id = $1`,
    [id, reason],
  );
  return rowCount === 1;
}
