import type { BatchContext } from '#messaging';
import type { CaseEvent } from '#platform';
import { Injectable } from '@nestjs/common';
import { type Settlement, settleVoices } from './settled-case-table.ts';

/** The events that end a case. */
export const endings = ['xinqiao.case.resolved.v1', 'xinqiao.case.declined.v1', 'xinqiao.case.withdrawn.v1'] as const;
export type Ended = { [T in (typeof endings)[number]]: CaseEvent<T> }[(typeof endings)[number]];

/** Who writes again about a case at its end does not repeat it, but begins anew; of those that were resolved a similar one may cite it. */
@Injectable()
export class CloseOnEnded {
  async close(events: readonly Ended[], { manager, now }: BatchContext): Promise<void> {
    const settlements = new Map(events.map((event) => [event.payload.caseId, settlementOf(event)]));
    await settleVoices(manager, [...settlements.values()], now);
  }
}

function settlementOf({ type, payload: { caseId, bureau } }: Ended): Settlement {
  const bureauName = type === 'xinqiao.case.resolved.v1' ? bureau?.name : undefined;
  return { caseId, bureauName, isClosed: true };
}
