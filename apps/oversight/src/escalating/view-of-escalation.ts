import { actionsOf } from './domain/decide.ts';
import type { Escalation } from './domain/escalation.ts';
import { levelOf } from './domain/level.ts';
import type { EscalationView } from './escalations.dto.ts';

/** An escalation as those are shown it whom it concerns: nobody of the staff by name. */
export function viewOfEscalation(escalation: Escalation) {
  const { id, version, state, cause, regionCode, toBureauId, answerBy, raisedAt, changedAt, facts } = escalation;
  const { number: caseNumber, regionCode: caseRegionCode, function: itsFunction, lead: bureau, urgent = false } = facts;
  return {
    ...{ id, caseNumber, version, state, cause, level: levelOf(regionCode), regionCode, toBureauId },
    answerBy: answerBy === undefined ? undefined : new Date(answerBy),
    ...{ caseRegionCode, function: itsFunction, bureau, urgent },
    raisedAt: new Date(raisedAt),
    changedAt: new Date(changedAt),
    allowedActions: actionsOf(escalation),
  } satisfies EscalationView;
}
