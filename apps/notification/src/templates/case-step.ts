import type { CaseEvents, CaseEventType } from '#contracts';

/** The event types that are steps in a Case's life: those that carry its version. The citizen is told of each. */
export type CaseStepType = {
  [T in CaseEventType]: CaseEvents[T] extends { caseVersion: number } ? T : never;
}[CaseEventType];

/** A step, its type and what it carries tied together: one member of the union for each type. */
export type CaseStep<T extends CaseStepType = CaseStepType> = {
  [Each in T]: { readonly type: Each; readonly payload: CaseEvents[Each] };
}[T];
