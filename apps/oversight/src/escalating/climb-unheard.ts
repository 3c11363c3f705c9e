import { CaseOutbox, type CaseEvent } from '#platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { keepSteps } from './announce-steps.ts';
import { goneOn } from './domain/move.ts';
import { lockEscalations } from './escalation-table.ts';
import { currentTerms } from './policy/escalation-policy-table.ts';

type Unheard = CaseEvent<'xinqiao.escalation.unheard.v1'>;

/**
 * Lets escalations climb at once that reached nobody where they are; at the province they become alarms. Only the step that nobody heard is meant:
 * what has gone on since, or is told twice, stays where it is.
 */
@Injectable()
export class ClimbUnheard {
  constructor(private readonly outbox: CaseOutbox) {}

  async climb(manager: EntityManager, events: readonly Unheard[], now: Date): Promise<void> {
    if (events.length === 0) return;
    const unheard = new Map(events.map((event) => [stepIn(event), event]));
    const ids = events.map(({ payload }) => payload.escalationId);
    const held = await lockEscalations(manager, 'e.id = any($1::uuid[])', [ids]);
    const terms = await currentTerms(manager);
    const steps = held.flatMap((escalation) => {
      const causedBy = unheard.get(`${escalation.id} ${escalation.version}`);
      const step = causedBy && goneOn(escalation, 'unheard', { terms, now });
      return step ? [{ ...step, causedBy }] : [];
    });
    await keepSteps(manager, this.outbox, steps);
  }
}

const stepIn = ({ payload }: Unheard): string => `${payload.escalationId} ${payload.escalationVersion}`;
