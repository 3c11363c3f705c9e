import type { EntityManager } from 'typeorm';
import { deskOf, stepsInOrder } from '../known-cases/domain/case-place.ts';
import type { CaseKnowledge } from '../known-cases/domain/known-case.ts';
import { runningClockOf } from '../known-cases/domain/running-clock.ts';
import type { Learnt } from '../known-cases/known-case-table.ts';

/** The resolve clock that runs for a Case and where the Case lies: a row of `running_clock`. */
interface PlacedClock {
  readonly caseId: string;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly by: number;
  readonly region: string;
  readonly bureau: string;
}

/** Only what differs is written, or held. Each is looked up by its key (`offset 0` sees to it), however many there are. */
const upsert = `
  insert into running_clock (generation, case_id, resolve_from, resolve_by, region_code, bureau_id)
  select $1, told.*
  from unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::text[], $6::text[])
    as told (case_id, resolve_from, resolve_by, region_code, bureau_id)
  where not exists (
    select from running_clock as kept
    where kept.generation = $1 and kept.case_id = told.case_id
      and (kept.resolve_from, kept.resolve_by, kept.region_code, kept.bureau_id)
        = (told.resolve_from, told.resolve_by, told.region_code, told.bureau_id)
    offset 0)
  on conflict (case_id, generation) do update
  set resolve_from = excluded.resolve_from, resolve_by = excluded.resolve_by,
      region_code = excluded.region_code, bureau_id = excluded.bureau_id`;

/**
 * Writes which resolve clocks run in a generation, by what is known now of Cases that something new was told of, whatever their rows say: an instance of the
 * release before writes none, so what it leaves behind lasts until a Case's next event.
 * @param learnt of Cases which the caller holds, so that nobody else writes their clocks
 */
export async function changeClocks(
  manager: EntityManager,
  generation: number,
  learnt: readonly Learnt[],
): Promise<void> {
  const clocks = learnt.map(({ id, known }) => ({ id, clock: clockOf(id, known) }));
  const stopped = clocks.flatMap(({ id, clock }) => (clock ? [] : [id]));
  const running = clocks.flatMap(({ clock }) => clock ?? []);
  if (stopped.length > 0)
    await manager.query('delete from running_clock where generation = $1 and case_id = any($2::uuid[])', [
      generation,
      stopped,
    ]);
  if (running.length > 0) await manager.query(upsert, [generation, ...columnsOf(running)]);
}

function clockOf(caseId: string, known: CaseKnowledge): PlacedClock | undefined {
  const steps = stepsInOrder(known);
  const clock = runningClockOf(known, steps);
  return clock && { caseId, from: clock.from, by: clock.by, ...deskOf(known, steps) };
}

function columnsOf(clocks: readonly PlacedClock[]): unknown[][] {
  return [
    clocks.map(({ caseId }) => caseId),
    clocks.map(({ from }) => from),
    clocks.map(({ by }) => by),
    clocks.map(({ region }) => region),
    clocks.map(({ bureau }) => bureau),
  ];
}
