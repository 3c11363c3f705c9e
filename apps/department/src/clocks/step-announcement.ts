import type { Bureau, CaseEvents } from '#contracts';
import type { CaseStatus } from '#domain';
import type { EventDraft } from '#messaging';
import type { ClockedCase } from './clocked-cases.ts';
import type { CaseClock } from './domain/case-clock.ts';
import { clockOnWire } from './domain/clock-on-wire.ts';
import { raiseDueSteps, type RaisedStep } from './domain/due-steps.ts';

/** Of a case what its steps say. */
export interface SteppedCase {
  readonly id: string;
  readonly number: string;
  readonly lead?: Bureau;
  readonly regionCode?: string;
  readonly status: CaseStatus;
  readonly urgent: boolean;
}

/** 预警, 催办, 督办, as everybody is told of it. */
export function stepAnnouncement(
  { id: caseId, number: caseNumber, lead, regionCode, status, urgent }: SteppedCase,
  { clock, step, dueAt }: RaisedStep,
  now: Date,
): EventDraft<CaseEvents> {
  const raisedAt = now.toISOString();
  return {
    type: 'xinqiao.clock.step-raised.v1',
    key: caseId,
    subject: caseNumber,
    payload: { caseId, caseNumber, clock: clockOnWire(clock), step, dueAt, raisedAt, lead, regionCode, status, urgent },
  };
}

/** A case with what its steps say of it, as it is read. */
export interface ClockedRow extends ClockedCase {
  readonly lead: Bureau | null;
  readonly region_code: string | null;
  readonly status: CaseStatus;
  readonly urgent: boolean;
}

export const clockedColumns = 'id, number, clocks, lead, region_code, status, urgent';

/** What has fallen due of a case by now: its clocks after that, and what is announced. */
export function raisedIn(
  { lead, region_code: regionCode, ...row }: ClockedRow,
  now: Date,
): { readonly clocks: readonly CaseClock[]; readonly announced: EventDraft<CaseEvents>[] } {
  const { clocks, raised } = raiseDueSteps(row.clocks, now.toISOString());
  const stepped = { ...row, lead: lead ?? undefined, regionCode: regionCode ?? undefined };
  return { clocks, announced: raised.map((step) => stepAnnouncement(stepped, step, now)) };
}
