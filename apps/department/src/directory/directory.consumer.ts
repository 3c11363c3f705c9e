import type { BatchContext } from '#messaging';
import { announcedBureaus, type DirectoryEvent, directoryEventTypes, OnCaseEvents } from '#platform';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { followDirectory } from './follow-directory.ts';

/** What routing announces of its directory. */
@Controller()
export class DirectoryConsumer {
  @OnCaseEvents(...directoryEventTypes)
  async onAnnounced(@Payload() events: DirectoryEvent[], @Ctx() { manager }: BatchContext): Promise<void> {
    await followDirectory(manager, announcedBureaus(events));
  }
}
