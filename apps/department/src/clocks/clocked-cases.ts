import type { EntityManager } from 'typeorm';
import { Unnested } from '../handling/unnested.ts';
import type { CaseClock } from './domain/case-clock.ts';
import { dueAt } from './domain/due-at.ts';
import { nextStepAt } from './domain/due-steps.ts';

/** A case as far as its clocks go. */
export interface ClockedCase {
  readonly id: string;
  readonly number: string;
  readonly clocks: readonly CaseClock[];
}

const changedClocks = new Unnested<
  Pick<ClockedCase, 'id' | 'clocks'> & { next_step_at: string | null; due_at: string }
>({
  id: 'uuid',
  clocks: 'json',
  next_step_at: 'timestamptz',
  due_at: 'timestamptz',
});

/** Writes the clocks of cases, and when the next step and the next deadline of each fall due; the caller holds the rows. */
export async function updateClocks(
  manager: EntityManager,
  cases: readonly Pick<ClockedCase, 'id' | 'clocks'>[],
): Promise<void> {
  await manager.query(
    `update "case" c set clocks = n.clocks, next_step_at = n.next_step_at, due_at = n.due_at
     from ${changedClocks.table} where c.id = n.id`,
    changedClocks.parametersOf(
      cases.map(({ id, clocks }) => ({ id, clocks, next_step_at: nextStepAt(clocks), due_at: dueAt(clocks) })),
    ),
  );
}
