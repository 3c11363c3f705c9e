import type { BatchContext } from '#messaging';
import type { CaseEvent } from '#platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCases } from './case-table.ts';
import type { OpenedCase } from './domain/case-state.ts';
import { decide } from './domain/decide.ts';
import { proposalOf } from './domain/proposal.ts';
import { firstOfEachCase } from './first-of-each-case.ts';
import { KeepChanges } from './keep-changes.ts';
import { holdBackOpenings, keepPending } from './pending-decision.ts';

type Decided = CaseEvent<'xinqiao.routing.decided.v1'>;

/** `routing.decided`: puts each case on its bureau's queue or the triage desk; keeps what came before its case. */
@Injectable()
export class AssignCaseOnDecided {
  constructor(private readonly changes: KeepChanges) {}

  async assign(events: readonly Decided[], { manager, now }: BatchContext): Promise<void> {
    const decided = firstOfEachCase(events);
    const cases = await lockDecidedCases(manager, decided);
    const routed = cases.flatMap((before) => {
      const event = decided.get(before.id);
      const decision = event && decide(before, { kind: 'route', proposal: proposalOf(event.payload) }, now);
      // A case that is no longer waiting for the router stays where it is.
      return decision?.outcome === 'carried-out' ? [{ ...decision, before, causedBy: event }] : [];
    });
    await this.changes.keep(manager, routed);
  }
}

async function lockDecidedCases(manager: EntityManager, decided: ReadonlyMap<string, Decided>): Promise<OpenedCase[]> {
  const here = await lockCases(manager, [...decided.keys()]);
  const early = without(decided, here);
  if (early.size === 0) return here;
  await holdBackOpenings(manager);
  const openedMeanwhile = await lockCases(manager, [...early.keys()]);
  const pending = [...without(early, openedMeanwhile)].map(([caseId, event]) => ({
    caseId,
    proposal: proposalOf(event.payload),
    causedBy: event,
  }));
  await keepPending(manager, pending);
  return [...here, ...openedMeanwhile];
}

function without(decided: ReadonlyMap<string, Decided>, cases: readonly OpenedCase[]): Map<string, Decided> {
  const ids = new Set(cases.map(({ id }) => id));
  return new Map([...decided].filter(([caseId]) => !ids.has(caseId)));
}
