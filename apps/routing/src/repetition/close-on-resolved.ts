import type { BatchContext } from '#messaging';
import type { CaseEvent } from '#platform';
import { Injectable } from '@nestjs/common';
import { closeVoices } from './voice-table.ts';

/** `case.resolved`: who writes again about a settled case does not repeat it, but begins anew. */
@Injectable()
export class CloseOnResolved {
  async close(events: readonly CaseEvent<'xinqiao.case.resolved.v1'>[], { manager, now }: BatchContext): Promise<void> {
    await closeVoices(
      manager,
      events.map(({ payload }) => payload.caseId),
      now,
    );
  }
}
