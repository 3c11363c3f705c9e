import type { BatchContext } from '#messaging';
import { type CaseEvent, OnCaseEvents } from '#platform';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { followDirectory } from './follow-directory.ts';

/** What routing announces of its directory, one bureau or many at once. */
@Controller()
export class DirectoryConsumer {
  @OnCaseEvents('xinqiao.bureau.changed.v1', 'xinqiao.bureaus.published.v1')
  async onAnnounced(
    @Payload() events: CaseEvent<'xinqiao.bureau.changed.v1' | 'xinqiao.bureaus.published.v1'>[],
    @Ctx() { manager }: BatchContext,
  ): Promise<void> {
    const announced = events.flatMap(({ payload }) => ('bureaus' in payload ? payload.bureaus : payload));
    await followDirectory(manager, announced);
  }
}
