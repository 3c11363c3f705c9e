import type { Cause } from '#messaging';
import { CaseOutbox } from '#platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { setClocks } from './domain/set-clocks.ts';
import { setWindows } from './domain/windows.ts';
import { FindClockRules } from '../clocks/find-clock-rules.ts';
import { announceChanges } from './announce-changes.ts';
import { updateCases } from './case-table.ts';
import { type Finders, updateFinders } from './case-text-table.ts';
import { saveCoTasks } from './co-task-table.ts';
import type { OpenedCase } from './domain/case-state.ts';
import type { Carried } from './domain/decide.ts';
import { bureausAt } from './domain/who-may.ts';

/** What was decided of a case that the caller holds, and on whose account. */
export interface Decided extends Carried {
  readonly before: OpenedCase;
  readonly causedBy?: Cause;
  /** Opaque subject of the person of the staff who did it. */
  readonly staff?: string;
}

/** Makes true what was decided of cases: clocks, windows, state, who finds them by their words, tasks, story and announcement; of many at the price of one. */
@Injectable()
export class KeepChanges {
  constructor(
    private readonly outbox: CaseOutbox,
    private readonly clockRules: FindClockRules,
  ) {}

  /**
   * In the caller's transaction, which holds the cases.
   * @returns how the cases stand now, in the order of the decisions
   */
  async keep(manager: EntityManager, decided: readonly Decided[]): Promise<OpenedCase[]> {
    if (decided.length === 0) return [];
    const rules = await this.clockRules.forCases(manager, decided);
    const set = decided.map((decision) => setWindows(setClocks(decision, rules), rules));
    const states = set.map(({ state }) => state);
    await updateCases(manager, states);
    await updateFinders(manager, set.flatMap(findersChanged));
    await saveCoTasks(manager, set);
    await announceChanges(manager, this.outbox, set);
    return states;
  }
}

function findersChanged({ before, state }: Decided): Finders[] {
  const bureaus = bureausAt(state);
  return bureaus.join() === bureausAt(before).join() ? [] : [{ caseId: state.id, bureaus }];
}
