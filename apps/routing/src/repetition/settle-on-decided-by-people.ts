import type { BatchContext } from '#messaging';
import type { CaseEvent } from '#platform';
import { Injectable } from '@nestjs/common';
import { type Settlement, settleVoices } from './settled-case-table.ts';

/** The events by which people give a case to a bureau, or it is taken from one. */
export const decidedEventTypes = [
  'xinqiao.case.assigned.v1',
  'xinqiao.case.arbitrated.v1',
  'xinqiao.case.returned.v1',
  'xinqiao.case.complained-of.v1',
  'xinqiao.case.bureau-succeeded.v1',
] as const;
export type DecidedByPeople = {
  [T in (typeof decidedEventTypes)[number]]: CaseEvent<T>;
}[(typeof decidedEventTypes)[number]];

/** What a person gave to a bureau may be cited from then on, until the bureau sends it back or it is taken from the bureau. */
@Injectable()
export class SettleOnDecidedByPeople {
  async settle(events: readonly DecidedByPeople[], { manager, now }: BatchContext): Promise<void> {
    const latest = new Map<string, Settlement>();
    for (const event of events) {
      if (leavesItWhereItIs(event)) continue;
      const { payload } = event;
      const bureau = 'lead' in payload ? payload.lead : undefined;
      latest.set(payload.caseId, { caseId: payload.caseId, bureau });
    }
    await settleVoices(manager, [...latest.values()], now);
  }
}

/** What the router decided itself, and what does not put the case on the triage desk. */
function leavesItWhereItIs({ payload }: DecidedByPeople): boolean {
  if ('assignedBy' in payload) return payload.assignedBy === 'router';
  return 'status' in payload && payload.status !== 'triage';
}
