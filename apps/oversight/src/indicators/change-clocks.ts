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

const upsert = `
  insert into running_clock (generation, case_id, resolve_from, resolve_by, region_code, bureau_id)
  select $1, * from unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::text[], $6::text[])
  on conflict (case_id, generation) do update
  set resolve_from = excluded.resolve_from, resolve_by = excluded.resolve_by,
      region_code = excluded.region_code, bureau_id = excluded.bureau_id`;

/**
 * Writes which resolve clocks run in a generation, where one has started, moved or stopped, or its Case has moved; most events do none of these.
 * @param learnt of Cases which the caller holds, so that nobody else writes their clocks
 */
export async function changeClocks(
  manager: EntityManager,
  generation: number,
  learnt: readonly Learnt[],
): Promise<void> {
  const moves = learnt.map(({ id, before, known }) => ({ id, was: clockOf(id, before), is: clockOf(id, known) }));
  const stopped = moves.flatMap(({ id, was, is }) => (was && !is ? [id] : []));
  const running = moves.flatMap(({ was, is }) => (is && !isSame(was, is) ? [is] : []));
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

const isSame = (one: PlacedClock | undefined, other: PlacedClock): boolean =>
  one?.from === other.from && one.by === other.by && one.region === other.region && one.bureau === other.bureau;

function columnsOf(clocks: readonly PlacedClock[]): unknown[][] {
  return [
    clocks.map(({ caseId }) => caseId),
    clocks.map(({ from }) => from),
    clocks.map(({ by }) => by),
    clocks.map(({ region }) => region),
    clocks.map(({ bureau }) => bureau),
  ];
}
