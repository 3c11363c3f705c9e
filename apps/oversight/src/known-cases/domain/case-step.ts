import type { CaseEvents, CaseEventType } from '#contracts';
import type { CaseStatus } from '#domain';

/** The event types that are steps in a Case's life: those that carry its version. */
export type CaseStepType = {
  [T in CaseEventType]: CaseEvents[T] extends { caseVersion: number } ? T : never;
}[CaseEventType];

/** One step, as it came or as the archive kept it. */
export type CaseStep = { [T in CaseStepType]: { readonly type: T; readonly payload: CaseEvents[T] } }[CaseStepType];

/** Each step's type, and the status that the Case has after it; undefined where the step itself always says it. A step that is missing here does not compile. */
export const statusAfter = {
  'xinqiao.case.opened.v1': 'received',
  'xinqiao.case.sent-to-triage.v1': 'triage',
  'xinqiao.case.assigned.v1': 'assigned',
  'xinqiao.case.returned.v1': undefined,
  'xinqiao.case.arbitrated.v1': 'assigned',
  'xinqiao.case.complained-of.v1': undefined,
  'xinqiao.case.bureau-succeeded.v1': undefined,
  'xinqiao.case.accepted.v1': 'in-progress',
  'xinqiao.case.handler-assigned.v1': undefined,
  'xinqiao.case.contacted.v1': 'in-progress',
  'xinqiao.case.replied.v1': 'in-progress',
  'xinqiao.case.suspended.v1': 'suspended',
  'xinqiao.case.resumed.v1': 'in-progress',
  'xinqiao.case.extension-requested.v1': 'in-progress',
  'xinqiao.case.extended.v1': 'in-progress',
  'xinqiao.case.extension-refused.v1': 'in-progress',
  'xinqiao.case.resolution-proposed.v1': 'in-progress',
  'xinqiao.case.resolution-refused.v1': 'in-progress',
  'xinqiao.case.resolved.v1': 'resolved',
  'xinqiao.case.follow-up-missed.v1': 'resolved',
  'xinqiao.case.rated.v1': 'resolved',
  'xinqiao.case.closed.v1': 'closed',
  'xinqiao.case.reopened.v1': undefined,
  'xinqiao.case.supplemented.v1': undefined,
  'xinqiao.case.withdrawn.v1': 'withdrawn',
  'xinqiao.case.decline-proposed.v1': 'decline-pending',
  'xinqiao.case.declined.v1': 'declined',
  'xinqiao.case.decline-refused.v1': undefined,
  'xinqiao.case.split.v1': 'triage',
  'xinqiao.case.merged.v1': 'merged',
  'xinqiao.case.unmerged.v1': undefined,
  'xinqiao.case.joined-hot-issue.v1': undefined,
  'xinqiao.case.left-hot-issue.v1': undefined,
  'xinqiao.co-task.assigned.v1': 'in-progress',
  'xinqiao.co-task.completed.v1': 'in-progress',
  'xinqiao.co-task.waived.v1': 'in-progress',
} as const satisfies Record<CaseStepType, CaseStatus | undefined>;

type SaysItsStatus = Extract<CaseStep, { payload: { status: CaseStatus } }>;

function saysItsStatus(step: CaseStep): step is SaysItsStatus {
  return 'status' in step.payload && step.payload.status !== undefined;
}

/** The status that a Case has after a step. */
export function statusFrom(step: CaseStep): CaseStatus {
  if (step.type === 'xinqiao.case.returned.v1') return step.payload.sentTo;
  if (saysItsStatus(step)) return step.payload.status;
  return statusAfter[step.type];
}

/** Whether an event is a step of a Case. */
export function isCaseStep<E extends { readonly type: string }>(event: E): event is E & CaseStep {
  return event.type in statusAfter;
}
