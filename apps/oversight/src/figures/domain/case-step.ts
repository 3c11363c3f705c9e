import type { CaseEvents, CaseEventType } from '#contracts';
import type { CaseStatus } from '#domain';

/** The event types that are steps in a Case's life: those that carry its version. */
export type CaseStepType = {
  [T in CaseEventType]: CaseEvents[T] extends { caseVersion: number } ? T : never;
}[CaseEventType];

/** One step, as it came or as the archive kept it. */
export type CaseStep = { [T in CaseStepType]: { readonly type: T; readonly payload: CaseEvents[T] } }[CaseStepType];

/** Each step's type, and the status that the Case has after it unless the step says another. A step that is missing here does not compile. */
export const statusAfter = {
  'xinqiao.case.opened.v1': 'received',
  'xinqiao.case.sent-to-triage.v1': 'triage',
  'xinqiao.case.assigned.v1': 'assigned',
  'xinqiao.case.returned.v1': 'triage',
  'xinqiao.case.arbitrated.v1': 'assigned',
  'xinqiao.case.accepted.v1': 'in-progress',
  'xinqiao.case.contacted.v1': 'in-progress',
  'xinqiao.case.replied.v1': 'in-progress',
  'xinqiao.case.resolved.v1': 'resolved',
} as const satisfies Record<CaseStepType, string>;

/** The status that a Case has after a step. */
export function statusFrom(step: CaseStep): CaseStatus {
  return step.type === 'xinqiao.case.returned.v1' ? step.payload.sentTo : statusAfter[step.type];
}

/** Whether an event is a step of a Case; the others are archived but move no figure. */
export function isCaseStep(event: { readonly type: string }): event is CaseStep {
  return event.type in statusAfter;
}
