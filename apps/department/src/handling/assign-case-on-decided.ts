import type { BatchContext } from '#messaging';
import { type CaseEvent, CaseOutbox } from '#platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { setClocks } from '../clocks/domain/set-clocks.ts';
import { FindClockRules } from '../clocks/find-clock-rules.ts';
import { announceChanges } from './announce-changes.ts';
import { lockCases, updateCases } from './case-table.ts';
import type { OpenedCase } from './domain/case-state.ts';
import { decide } from './domain/decide.ts';
import { proposalOf } from './domain/proposal.ts';
import { firstOfEachCase } from './first-of-each-case.ts';
import { holdBackOpenings, keepPending } from './pending-decision.ts';

type Decided = CaseEvent<'xinqiao.routing.decided.v1'>;

/** `routing.decided`: puts each case on its bureau's queue or the triage desk; keeps what came before its case. */
@Injectable()
export class AssignCaseOnDecided {
  constructor(
    private readonly outbox: CaseOutbox,
    private readonly clockRules: FindClockRules,
  ) {}

  async assign(events: readonly Decided[], { manager, now }: BatchContext): Promise<void> {
    const decided = firstOfEachCase(events);
    const cases = await lockDecidedCases(manager, decided);
    const routed = cases.flatMap((state) => {
      const event = decided.get(state.id);
      const decision = event && decide(state, { kind: 'route', proposal: proposalOf(event.payload) }, now);
      // A case that is no longer waiting for the router stays where it is.
      return decision?.outcome === 'carried-out' ? [{ ...decision, causedBy: event }] : [];
    });
    if (routed.length === 0) return;
    const rules = await this.clockRules.forCases(manager, routed);
    const set = routed.map((decision) => setClocks(decision, rules));
    await updateCases(manager, statesOf(set));
    await announceChanges(manager, this.outbox, set);
  }
}

const statesOf = (decisions: readonly { readonly state: OpenedCase }[]) => decisions.map(({ state }) => state);

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
