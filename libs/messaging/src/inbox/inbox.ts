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
 * @returns the events not seen before, each once, in the given order; the database's time; and whether a key of theirs
 * may be blocked. It surely is not when there is no dead letter and nobody else had any of the events: who was waited
 * for may have made one meanwhile.
 */
export async function takeCharge<E extends Filed>(
  manager: EntityManager,
  events: readonly E[],
  clock: string,
): Promise<{ fresh: E[]; now: Date; mayBeBlocked: boolean }> {
  const [{ ids, now, letters }] = await manager.query<[{ ids: string[] | null; now: Date; letters: boolean }]>(
    `WITH received AS (
       INSERT INTO inbox (event_id, event_day)
       SELECT id, day FROM unnest($1::uuid[], $2::date[]) AS event (id, day) ORDER BY id
       ON CONFLICT DO NOTHING
       RETURNING event_id
     )
     SELECT (SELECT array_agg(event_id) FROM received) AS ids, ${clock} AS now,
            EXISTS (SELECT FROM dead_letter WHERE state <> 'discarded') AS letters`,
    [events.map(({ id }) => id), events.map(({ day }) => day)],
  );
  const unseen = new Set(ids);
  const fresh = events.filter(({ id }) => unseen.delete(id.toLowerCase()));
  return { fresh, now, mayBeBlocked: letters || fresh.length < events.length };
}
