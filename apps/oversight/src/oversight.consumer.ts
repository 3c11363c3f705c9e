import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { BatchContext } from '#messaging';
import { type CaseEvent, OnCaseEvents } from '#platform';
import { ArchiveEvents } from './archive/archive-events.ts';
import { keepHeads } from './audit/keep-heads.ts';
import { followedEvents } from './followed-events.ts';
import { FollowCases } from './following/follow-cases.ts';

/** Everything that happens to Cases: kept, and told to all that follows them. */
@Controller()
export class OversightConsumer {
  constructor(
    private readonly archiveEvents: ArchiveEvents,
    private readonly followCases: FollowCases,
  ) {}

  @OnCaseEvents(...followedEvents)
  async follow(@Payload() events: CaseEvent[], @Ctx() context: BatchContext): Promise<void> {
    await this.archiveEvents.execute(events, context);
    await keepHeads(context.manager, events);
    await this.followCases.execute(events, context);
  }
}
