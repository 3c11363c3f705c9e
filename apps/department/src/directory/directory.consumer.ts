import type { BatchContext } from '#messaging';
import { announcedBureaus, type CaseEvent, type DirectoryEvent, directoryEventTypes, OnCaseEvents } from '#platform';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { followDirectory } from './follow-directory.ts';
import { followMatters } from './follow-matters.ts';

/** What routing announces of its directory and its catalogue. */
@Controller()
export class DirectoryConsumer {
  @OnCaseEvents(...directoryEventTypes)
  async onAnnounced(@Payload() events: DirectoryEvent[], @Ctx() { manager }: BatchContext): Promise<void> {
    await followDirectory(manager, announcedBureaus(events));
  }

  @OnCaseEvents('xinqiao.matter.changed.v1')
  async onMatterChanged(
    @Payload() events: CaseEvent<'xinqiao.matter.changed.v1'>[],
    @Ctx() { manager }: BatchContext,
  ): Promise<void> {
    await followMatters(
      manager,
      events.map(({ payload }) => payload),
    );
  }
}
