import type { DataSource } from 'typeorm';

/**
 * Gives the steps that have come their places in the feed. Steps are committed in another order than they were written; only what is
 * committed gets a place, by one instance at a time, so whoever has seen a place has missed none before it.
 */
export async function placeSteps(dataSource: DataSource): Promise<void> {
  const [waiting] = await dataSource.query<[{ isThere: boolean }]>(
    'select exists (select from escalation_step where place is null) as "isThere"',
  );
  if (!waiting.isThere) return;
  await dataSource.transaction(async (manager) => {
    await manager.query(`select pg_advisory_xact_lock(hashtextextended('feed of ' || current_schema(), 0))`);
    await manager.query(
      `update escalation_step as step set place = fresh.place
       from (select escalation_id, escalation_version, nextval('escalation_step_place') as place
             from (select escalation_id, escalation_version from escalation_step where place is null
                   order by heard_at, escalation_id, escalation_version) as came) as fresh
       where step.escalation_id = fresh.escalation_id and step.escalation_version = fresh.escalation_version`,
    );
  });
}
