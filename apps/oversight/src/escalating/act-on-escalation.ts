import { CaseOutbox, Clock, currentRequest, recordInAudit, type Staff, transact } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { demandBureausFor } from '../directory/bureaus-for-case.ts';
import { findKnownCase } from '../known-cases/known-case-table.ts';
import { keepSteps } from './announce-steps.ts';
import { decide, type EscalationCommand, type EscalationDecision } from './domain/decide.ts';
import type { Escalation } from './domain/escalation.ts';
import { actorFor } from './domain/who-may.ts';
import { escalationNotFound, failureOf } from './escalation-failures.ts';
import { lockEscalations } from './escalation-table.ts';
import type { EscalationView } from './escalations.dto.ts';
import { currentTerms } from './policy/escalation-policy-table.ts';
import { stepsSince } from './story-table.ts';
import { viewOfEscalation } from './view-of-escalation.ts';

/** Who is further behind reads the escalation anew. */
const mostChanges = 20;

/**
 * Acknowledges, delegates or puts off an escalation: how it stands, its story, what is announced and the audit trail in one transaction. Of two people at
 * once one holds it; the other then finds a newer version. For the same reason a command that is sent again after a lost answer has no second effect.
 */
@Injectable()
export class ActOnEscalation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly outbox: CaseOutbox,
  ) {}

  /** @throws Failure not-found; forbidden for whose it is not; conflict with the escalation as it stands; invalid by the policy or the directory of bureaus */
  act(id: string, staff: Staff, command: EscalationCommand): Promise<EscalationView> {
    return transact(this.dataSource, async (manager) => {
      const [before] = await lockEscalations(manager, 'e.id = $1', [id]);
      if (!before) throw escalationNotFound();
      const now = await this.clock.now(manager);
      const terms = await currentTerms(manager);
      const decision = decide(before, command, { by: actorFor(staff, before), terms, now });
      if (decision.outcome === 'refused') throw await refusal(manager, decision, command, before);
      if (command.kind === 'delegate' && command.toBureauId !== undefined)
        await demandDelegate(manager, before, command.toBureauId);
      const reason = 'reason' in command ? command.reason : undefined;
      const action = `${command.kind}-escalation`;
      await recordInAudit(manager, [{ staff: staff.subject, action, about: `escalation:${id}`, reason }]);
      await keepSteps(manager, this.outbox, [{ ...decision, causedBy: currentRequest() }]);
      return viewOfEscalation(decision.after);
    });
  }
}

/** Lets an escalation be handed to a bureau. @throws Failure as {@link demandBureausFor} */
async function demandDelegate(manager: EntityManager, { facts }: Escalation, bureauId: string): Promise<void> {
  const { about = [] } = (await findKnownCase(manager, facts.caseId)) ?? {};
  await demandBureausFor(manager, { about }, [{ field: 'bureauId', id: bureauId }]);
}

/** Who acted on an old version is also told what has changed since. */
async function refusal(
  manager: EntityManager,
  { because }: EscalationDecision & { outcome: 'refused' },
  { kind, version }: EscalationCommand,
  found: Escalation,
) {
  const isStale = because === 'stale-version';
  return failureOf(because, kind, found, isStale ? await stepsSince(manager, found.id, version, mostChanges) : []);
}
