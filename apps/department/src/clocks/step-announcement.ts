import type { Bureau, CaseEvents } from '#contracts';
import type { EventDraft } from '#messaging';
import { clockOnWire } from './domain/clock-on-wire.ts';
import type { RaisedStep } from './domain/due-steps.ts';

/** Of a case what its steps say. */
export interface SteppedCase {
  readonly id: string;
  readonly number: string;
  readonly lead?: Bureau;
  readonly regionCode?: string;
  readonly urgent: boolean;
}

/** 预警, 催办, 督办, as everybody is told of it. */
export function stepAnnouncement(
  { id: caseId, number: caseNumber, lead, regionCode, urgent }: SteppedCase,
  { clock, step, dueAt }: RaisedStep,
  now: Date,
): EventDraft<CaseEvents> {
  const raisedAt = now.toISOString();
  return {
    type: 'xinqiao.clock.step-raised.v1',
    key: caseId,
    subject: caseNumber,
    payload: { caseId, caseNumber, clock: clockOnWire(clock), step, dueAt, raisedAt, lead, regionCode, urgent },
  };
}
