import type { CaseEvents, CaseEventType } from '#contracts';

/** The steps of an Escalation, as they come from oversight. */
export const escalationStepTypes = [
  'xinqiao.escalation.raised.v1',
  'xinqiao.escalation.climbed.v1',
  'xinqiao.escalation.alarmed.v1',
  'xinqiao.escalation.acknowledged.v1',
  'xinqiao.escalation.delegated.v1',
  'xinqiao.escalation.snoozed.v1',
  'xinqiao.escalation.ended.v1',
] as const satisfies readonly CaseEventType[];

export type EscalationStepType = (typeof escalationStepTypes)[number];

/** A step, its type and what it carries tied together: one member of the union for each type. */
export type EscalationStepEvent = {
  [T in EscalationStepType]: { readonly type: T; readonly payload: CaseEvents[T] };
}[EscalationStepType];

export function isEscalationStep(event: { readonly type: string }): event is EscalationStepEvent {
  return (escalationStepTypes as readonly string[]).includes(event.type);
}

/** Those by which somebody is asked to look. */
export const askingSteps: readonly EscalationStepType[] = [
  'xinqiao.escalation.raised.v1',
  'xinqiao.escalation.climbed.v1',
  'xinqiao.escalation.alarmed.v1',
  'xinqiao.escalation.delegated.v1',
];

/** Whether nobody may miss the step: it asks the supervisors of a Region. An alarm is one already; what was delegated to a bureau climbs back by itself. */
export function mustBeHeard({ type, payload }: EscalationStepEvent): boolean {
  if (type === 'xinqiao.escalation.delegated.v1') return payload.toBureauId === undefined;
  return type === 'xinqiao.escalation.raised.v1' || type === 'xinqiao.escalation.climbed.v1';
}
