import type { CaseEvents, CaseEventType } from '#contracts';

/** Steps of which no letter tells: the next one tells it at once, or the citizen himself took them, or only offices are concerned. */
type SilentStepType =
  | 'xinqiao.case.arbitrated.v1'
  | 'xinqiao.case.handler-assigned.v1'
  | 'xinqiao.case.extension-requested.v1'
  | 'xinqiao.case.extension-refused.v1'
  | 'xinqiao.case.resolution-proposed.v1'
  | 'xinqiao.case.resolution-refused.v1'
  | 'xinqiao.case.follow-up-missed.v1'
  | 'xinqiao.case.rated.v1'
  | 'xinqiao.case.decline-proposed.v1'
  | 'xinqiao.case.decline-refused.v1'
  | 'xinqiao.co-task.assigned.v1'
  | 'xinqiao.co-task.completed.v1'
  | 'xinqiao.co-task.waived.v1';

/** The event types that are steps in a Case's life: those that carry its version. The citizen is told of each. */
export type CaseStepType = {
  [T in CaseEventType]: CaseEvents[T] extends { caseVersion: number } ? Exclude<T, SilentStepType> : never;
}[CaseEventType];

/** A step, its type and what it carries tied together: one member of the union for each type. */
export type CaseStep<T extends CaseStepType = CaseStepType> = {
  [Each in T]: { readonly type: Each; readonly payload: CaseEvents[Each] };
}[T];
