import type { Bureau, CaseEvents, CaseEventType, EscalationCause } from '#contracts';

/** Something that makes an Escalation of a Case. */
export interface NewCause {
  /** The same for the same cause, however often it is told: a cause makes one Escalation. */
  readonly key: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly cause: EscalationCause;
  /** UTC, as `Date#toISOString` writes it. */
  readonly causedAt: string;
  /** What it says itself of its Case; what the Case's own steps say goes before it. */
  readonly said?: { readonly lead?: Bureau; readonly regionCode?: string; readonly urgent?: boolean };
}

/** From this reopening on, each makes an Escalation. */
const fromReopening = 2;

export const causingTypes = [
  'xinqiao.clock.step-raised.v1',
  'xinqiao.case.reopened.v1',
] as const satisfies readonly CaseEventType[];
type CausingType = (typeof causingTypes)[number];
export type CausingEvent = { [T in CausingType]: { readonly type: T; readonly payload: CaseEvents[T] } }[CausingType];

export function isCausing(event: { readonly type: string }): event is CausingEvent {
  return (causingTypes as readonly string[]).includes(event.type);
}

/**
 * The cause that an event is, if it is one: of the steps of a clock only supervision 督办 is, since warning 预警 and reminder 催办 are for those
 * who have the Case; of reopenings the second and each after it.
 */
export function causeFrom(event: CausingEvent): NewCause | undefined {
  return event.type === 'xinqiao.case.reopened.v1' ? causeOfReopening(event.payload) : causeOfStep(event.payload);
}

function causeOfStep(payload: CaseEvents['xinqiao.clock.step-raised.v1']): NewCause | undefined {
  const { caseId, caseNumber, clock: running, step, dueAt, raisedAt, lead, regionCode, urgent } = payload;
  if (step !== 'supervision') return undefined;
  const { clock, coTask, startedAt } = running;
  return {
    key: ['clock-step', caseId, clock, coTask?.taskId ?? '', startedAt, step].join(' '),
    ...{ caseId, caseNumber },
    cause: { kind: 'clock-step', clock, coTask, step, dueAt },
    causedAt: raisedAt,
    said: { lead, regionCode, urgent },
  };
}

function causeOfReopening(payload: CaseEvents['xinqiao.case.reopened.v1']): NewCause | undefined {
  const { caseId, caseNumber, reopenings, occurredAt, bureau: lead } = payload;
  if (reopenings < fromReopening) return undefined;
  return {
    key: ['second-reopening', caseId, reopenings].join(' '),
    ...{ caseId, caseNumber },
    cause: { kind: 'second-reopening', reopenings },
    causedAt: occurredAt,
    said: { lead },
  };
}

/** 批示 on a Case. @param givenAt UTC, as `Date#toISOString` writes it */
export function causeOfInstruction(
  instructionId: string,
  { caseId, caseNumber, givenAt }: { caseId: string; caseNumber: string; givenAt: string },
): NewCause {
  return {
    key: ['instruction', instructionId].join(' '),
    ...{ caseId, caseNumber },
    cause: { kind: 'instruction', instructionId },
    causedAt: givenAt,
  };
}
