import type { EntityManager } from 'typeorm';

/** What the inbox files: an event's id and the day in the event. */
export interface Filed {
  readonly id: string;
  readonly day: string;
}

/**
 * Takes charge of events within the caller's transaction. Whoever else has the same event in hand (a consumer that has
 * lost its partition and does not know yet) is waited for; ids go in sorted, so that two never wait for each other.
 * @param clock SQL expression.
 * @returns the events not seen before, each once, in the given order; and the database's time.
 */
export async function takeCharge<E extends Filed>(
  manager: EntityManager,
  events: readonly E[],
  clock: string,
): Promise<{ fresh: E[]; now: Date }> {
  const [{ ids, now }] = await manager.query<[{ ids: string[] | null; now: Date }]>(
    `WITH received AS (
       INSERT INTO inbox (event_id, event_day)
       SELECT id, day FROM unnest($1::uuid[], $2::date[]) AS event (id, day) ORDER BY id
       ON CONFLICT DO NOTHING
       RETURNING event_id
     )
     SELECT (SELECT array_agg(event_id) FROM received) AS ids, ${clock} AS now`,
    [events.map(({ id }) => id), events.map(({ day }) => day)],
  );
  const unseen = new Set(ids);
  return { fresh: events.filter(({ id }) => unseen.delete(id.toLowerCase())), now };
}
