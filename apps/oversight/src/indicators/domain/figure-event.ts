import type { CaseEvents, CaseEventType } from '#contracts';
import { type CaseStepType, statusAfter } from '../../figures/domain/case-step.ts';

/** A clock of a Case as events carry it. */
export type CaseClock = NonNullable<CaseEvents['xinqiao.case.opened.v1']['clocks']>[number];

/** What the indicators follow beside the steps of Cases. */
const besideSteps = [
  'xinqiao.routing.decided.v1',
  'xinqiao.clock.step-raised.v1',
  'xinqiao.clock.deadlines-moved.v1',
  'xinqiao.case.excluded.v1',
] as const satisfies readonly CaseEventType[];

/** What names of bureaus, regions and matters are taken from as well. */
const namingEvents = [
  'xinqiao.bureau.changed.v1',
  'xinqiao.bureaus.published.v1',
  'xinqiao.matter.changed.v1',
] as const satisfies readonly CaseEventType[];

export const indicatorEvents: readonly CaseEventType[] = [
  ...(Object.keys(statusAfter) as CaseStepType[]),
  ...besideSteps,
  ...namingEvents,
];

type FigureEventType = CaseStepType | (typeof besideSteps)[number];
export type FigureEvent = {
  [T in FigureEventType]: { readonly type: T; readonly payload: CaseEvents[T] };
}[FigureEventType];

const followed: ReadonlySet<string> = new Set<string>([...Object.keys(statusAfter), ...besideSteps]);

/** Whether an event tells something of a Case that its indicators are made from. */
export function isFigureEvent(event: { readonly type: string }): event is FigureEvent {
  return followed.has(event.type);
}
