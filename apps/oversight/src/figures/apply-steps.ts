import type { EntityManager } from 'typeorm';
import { advanceStandings } from './advance-standings.ts';
import type { CaseStep } from './domain/case-step.ts';
import { countChanges, type CountChange } from './domain/count-changes.ts';
import { standingsFrom } from './domain/standing.ts';

/**
 * Lets steps move the standings and counts of one generation. Steps may come in any order and more than once: the
 * figures are the same in the end. Counts come last, so that their rows are locked for the commit alone.
 */
export async function applySteps(
  manager: EntityManager,
  generation: number,
  steps: readonly CaseStep[],
): Promise<void> {
  if (steps.length === 0) return;
  const moves = await advanceStandings(manager, generation, standingsFrom(steps));
  await changeCounts(manager, generation, countChanges(moves));
}

/** Each connection writes to one of eight slots of a count: the busiest counts ("received, nobody's yet") are every writer's. */
async function changeCounts(
  manager: EntityManager,
  generation: number,
  changes: readonly CountChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await manager.query(
    `INSERT INTO case_count (generation, region_code, bureau_id, status, slot, count)
     SELECT $1, region_code, bureau_id, status, pg_backend_pid() % 8, change
     FROM unnest($2::text[], $3::text[], $4::text[], $5::bigint[]) AS moved (region_code, bureau_id, status, change)
     ON CONFLICT (generation, region_code, bureau_id, status, slot)
     DO UPDATE SET count = case_count.count + excluded.count`,
    [
      generation,
      changes.map(({ regionCode }) => regionCode ?? ''),
      changes.map(({ bureauId }) => bureauId ?? ''),
      changes.map(({ status }) => status),
      changes.map(({ change }) => change),
    ],
  );
}
