import type { CaseEvents, EscalationStep } from '#contracts';
import type { EscalationFact, EscalationFactKind, Moved } from './escalation.ts';
import { levelOf } from './level.ts';

type EscalationEventType = `xinqiao.escalation.${EscalationFactKind}.v1`;

/** An event of an Escalation; `raised` of it is announced as `xinqiao.escalation.raised.v1`. */
export interface Announcement {
  readonly type: EscalationEventType;
  readonly payload: CaseEvents[EscalationEventType];
}

/** A step as everybody is told of it: whole, so that nobody needs the steps before, and without what somebody wrote. */
export function announcementOf({ after, fact }: Moved): Announcement {
  const { kind, ...told } = withoutWords(fact);
  const { id, version, changedAt, cause, regionCode, facts } = after;
  const { caseId, number: caseNumber, regionCode: caseRegionCode, lead: bureau, urgent = false } = facts;
  const step = {
    ...{ escalationId: id, escalationVersion: version, caseId, caseNumber, occurredAt: changedAt },
    ...{ cause, level: levelOf(regionCode), regionCode, caseRegionCode, function: facts.function, bureau, urgent },
  } satisfies EscalationStep;
  return { type: `xinqiao.escalation.${kind}.v1`, payload: { ...step, ...told } };
}

/** Why somebody delegated or put off stays with those who may look at the escalation: systems outside read what is announced. */
function withoutWords(fact: EscalationFact) {
  return 'reason' in fact ? withoutReason(fact) : fact;
}

const withoutReason = ({ reason: _, ...told }: Extract<EscalationFact, { readonly reason: string }>) => told;
