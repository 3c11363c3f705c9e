import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { BatchContext } from '#messaging';
import { type CaseEvent, OnCaseEvents } from '#platform';
import { ArchiveEvents } from './archive/archive-events.ts';
import { keepHeads } from './audit/keep-heads.ts';
import { followDirectory } from './directory/follow-directory.ts';
import { followedEvents } from './followed-events.ts';
import { FollowCases } from './figures/follow-cases.ts';
import { followHotIssues } from './hot-issues/follow-hot-issues.ts';
import { keepKnownCases } from './known-cases/known-case-table.ts';
import { FollowListedCases } from './supervising/follow-listed-cases.ts';

/** Everything that happens to Cases: kept, then counted, then told to who follows them. */
@Controller()
export class OversightConsumer {
  constructor(
    private readonly archiveEvents: ArchiveEvents,
    private readonly followCases: FollowCases,
    private readonly followListed: FollowListedCases,
  ) {}

  @OnCaseEvents(...followedEvents)
  async follow(@Payload() events: CaseEvent[], @Ctx() context: BatchContext): Promise<void> {
    const { manager, now } = context;
    await this.archiveEvents.execute(events, context);
    await keepHeads(manager, events);
    await followDirectory(manager, events);
    const cases = await keepKnownCases(manager, events);
    await this.followListed.follow(manager, cases, now);
    await followHotIssues(
      manager,
      events,
      cases.map(({ caseId }) => caseId),
    );
    await this.followCases.execute(manager, events);
  }
}
