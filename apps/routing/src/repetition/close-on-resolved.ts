import type { BatchContext } from '#messaging';
import type { CaseEvent } from '#platform';
import { Injectable } from '@nestjs/common';
import { settleVoices } from './settled-case-table.ts';

/** `case.resolved`: who writes again about a settled case does not repeat it, but begins anew; a similar one may cite it. */
@Injectable()
export class CloseOnResolved {
  async close(events: readonly CaseEvent<'xinqiao.case.resolved.v1'>[], { manager, now }: BatchContext): Promise<void> {
    const resolved = events.map(({ payload: { caseId, bureau } }) => [caseId, bureau.name] as const);
    const settlements = [...new Map(resolved)].map(([caseId, bureauName]) => ({ caseId, bureauName, isClosed: true }));
    await settleVoices(manager, settlements, now);
  }
}
