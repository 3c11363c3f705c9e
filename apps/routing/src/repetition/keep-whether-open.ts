import type { BatchContext } from '#messaging';
import type { CaseEvent } from '#platform';
import { Injectable } from '@nestjs/common';
import { type Settlement, settleVoices } from './settled-case-table.ts';

/** The events that end a case, and the one that opens it again. */
export const turns = [
  'xinqiao.case.resolved.v1',
  'xinqiao.case.declined.v1',
  'xinqiao.case.withdrawn.v1',
  'xinqiao.case.reopened.v1',
] as const;
export type Turn = { [T in (typeof turns)[number]]: CaseEvent<T> }[(typeof turns)[number]];

/**
 * Who writes again about a case at its end does not repeat it, but begins anew, until it is reopened; of those that were resolved a
 * similar one may cite it.
 */
@Injectable()
export class KeepWhetherOpen {
  /** One after the other as they happened: of a case that came to its end and was reopened, the last holds. */
  async keep(events: readonly Turn[], { manager, now }: BatchContext): Promise<void> {
    const settlements = new Map(events.map((event) => [event.payload.caseId, settlementOf(event)]));
    await settleVoices(manager, [...settlements.values()], now);
  }
}

function settlementOf({ type, payload: { caseId, bureau } }: Turn): Settlement {
  const settledBy = type === 'xinqiao.case.resolved.v1' ? bureau : undefined;
  return { caseId, bureau: settledBy, isClosed: type !== 'xinqiao.case.reopened.v1' };
}
