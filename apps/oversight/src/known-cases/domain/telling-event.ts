import type { CaseEvents, CaseEventType } from '#contracts';
import { type CaseStepType, statusAfter } from './case-step.ts';

/** A clock of a Case as events carry it. */
export type CaseClock = NonNullable<CaseEvents['xinqiao.case.opened.v1']['clocks']>[number];

/** What tells something of a Case beside its steps. */
const besideSteps = [
  'xinqiao.routing.decided.v1',
  'xinqiao.clock.step-raised.v1',
  'xinqiao.clock.deadlines-moved.v1',
  'xinqiao.case.excluded.v1',
] as const satisfies readonly CaseEventType[];

type TellingEventType = CaseStepType | (typeof besideSteps)[number];

/** An event that tells something of a Case, as it came or as the archive kept it. */
export type TellingEvent = {
  [T in TellingEventType]: { readonly type: T; readonly payload: CaseEvents[T] };
}[TellingEventType];

export const tellingEvents: readonly TellingEventType[] = [
  ...(Object.keys(statusAfter) as CaseStepType[]),
  ...besideSteps,
];
const types: ReadonlySet<string> = new Set(tellingEvents);

export function isTelling<E extends { readonly type: string }>(event: E): event is E & TellingEvent {
  return types.has(event.type);
}
