import type { BatchContext } from '#messaging';
import type { CaseEvent } from '#platform';
import { Injectable } from '@nestjs/common';
import { type Settlement, settleVoices } from './settled-case-table.ts';

type Decided =
  | CaseEvent<'xinqiao.case.assigned.v1'>
  | CaseEvent<'xinqiao.case.arbitrated.v1'>
  | CaseEvent<'xinqiao.case.returned.v1'>;

/** What a person gave to a bureau may be cited from then on, until the bureau sends it back. */
@Injectable()
export class SettleOnDecidedByPeople {
  async settle(events: readonly Decided[], { manager, now }: BatchContext): Promise<void> {
    const latest = new Map<string, Settlement>();
    for (const { type, payload } of events) {
      if (type === 'xinqiao.case.assigned.v1' && payload.assignedBy === 'router') continue;
      const bureauName = 'lead' in payload ? payload.lead.name : undefined;
      latest.set(payload.caseId, { caseId: payload.caseId, bureauName, isClosed: false });
    }
    await settleVoices(manager, [...latest.values()], now);
  }
}
