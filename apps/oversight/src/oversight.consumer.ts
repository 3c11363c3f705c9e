import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { BatchContext } from '#messaging';
import { type CaseEvent, OnCaseEvents } from '#platform';
import { ArchiveEvents } from './archive/archive-events.ts';
import { keepHeads } from './audit/keep-heads.ts';
import { EscalateCases } from './escalating/escalate-cases.ts';
import { followedEvents } from './followed-events.ts';
import { FollowCases } from './figures/follow-cases.ts';
import { FollowWatched } from './following/follow-watched.ts';

/** Everything that happens to Cases: kept, told to who watches, counted, and shown to those above where it must be. */
@Controller()
export class OversightConsumer {
  constructor(
    private readonly archiveEvents: ArchiveEvents,
    private readonly followCases: FollowCases,
    private readonly escalateCases: EscalateCases,
    private readonly followWatched: FollowWatched,
  ) {}

  @OnCaseEvents(...followedEvents)
  async follow(@Payload() events: CaseEvent[], @Ctx() context: BatchContext): Promise<void> {
    await this.archiveEvents.execute(events, context);
    await keepHeads(context.manager, events);
    await this.followWatched.execute(events, context);
    await this.followCases.execute(context.manager, events);
    await this.escalateCases.execute(events, context);
  }
}
