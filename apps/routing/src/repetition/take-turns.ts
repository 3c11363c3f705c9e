import type { EntityManager } from 'typeorm';

/** HMACs are even: by their first two characters writers fall into 4,096 turns, so that a batch never takes more locks than these. */
const charactersOfTurn = 2;

/**
 * Whoever handles a message of one of these writers waits for the others who do: two instances would both find it to be the
 * first. To be called before {@link lockReaches} by who needs both, so that nobody waits in a circle.
 */
export const lockWriters = (manager: EntityManager, writers: readonly string[]): Promise<void> =>
  lock(
    manager,
    'writer',
    writers.map((writer) => writer.slice(0, charactersOfTurn)),
  );

/** Whoever handles a message or decides on an issue of one of these reaches waits for the others who do. */
export const lockReaches = (manager: EntityManager, reaches: readonly string[]): Promise<void> =>
  lock(manager, 'hot-issue', reaches);

/** Held until the transaction ends, taken in one order by everybody. What is read after it is what others have committed. */
async function lock(manager: EntityManager, what: string, names: readonly string[]): Promise<void> {
  const sorted = [...new Set(names)].sort();
  if (sorted.length === 0) return;
  await manager.query(
    `select pg_advisory_xact_lock(hashtextextended($2 || ' ' || name, 0))
       from unnest($1::text[]) with ordinality as wanted (name, place) order by place`,
    [sorted, what],
  );
}
