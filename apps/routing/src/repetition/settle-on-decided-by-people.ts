import type { BatchContext } from '#messaging';
import type { CaseEvent } from '#platform';
import { Injectable } from '@nestjs/common';
import { type Settlement, settleVoices } from './settled-case-table.ts';

/** The events that say whose a case is, or that it is open again. */
export const givings = [
  'xinqiao.case.assigned.v1',
  'xinqiao.case.arbitrated.v1',
  'xinqiao.case.returned.v1',
  'xinqiao.case.complained-of.v1',
  'xinqiao.case.bureau-succeeded.v1',
] as const;
export type Given = { [T in (typeof givings)[number]]: CaseEvent<T> }[(typeof givings)[number]];

/** What a person gave to a bureau may be cited from then on, until the bureau sends it back or it is taken from the bureau. */
@Injectable()
export class SettleOnDecidedByPeople {
  async settle(events: readonly Given[], { manager, now }: BatchContext): Promise<void> {
    const latest = new Map<string, Settlement>();
    for (const { payload } of events) {
      if ('assignedBy' in payload && payload.assignedBy === 'router') continue;
      // A step that is possible in several statuses takes a case from its bureau only where it then lies on the triage desk.
      if ('status' in payload && payload.status !== 'triage') continue;
      const bureauName = 'lead' in payload ? payload.lead.name : undefined;
      latest.set(payload.caseId, { caseId: payload.caseId, bureauName, isClosed: false });
    }
    await settleVoices(manager, [...latest.values()], now);
  }
}
