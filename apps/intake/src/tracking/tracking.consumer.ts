import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { BatchContext } from '#messaging';
import { type CaseEvent, OnCaseEvents } from '#platform';
import { type TimelineEventType, timelineEvents } from './domain/fact.ts';
import { type CaseExcluded, KeepExclusions } from './keep-exclusions.ts';
import { ProjectTimeline } from './project-timeline.ts';

@Controller()
export class TrackingConsumer {
  constructor(
    private readonly projectTimeline: ProjectTimeline,
    private readonly keepExclusions: KeepExclusions,
  ) {}

  @OnCaseEvents(...timelineEvents)
  async project(@Payload() events: CaseEvent<TimelineEventType>[], @Ctx() { manager }: BatchContext): Promise<void> {
    await this.projectTimeline.execute(manager, events);
  }

  @OnCaseEvents('xinqiao.case.excluded.v1')
  async tellOfExclusions(@Payload() events: CaseExcluded[], @Ctx() { manager }: BatchContext): Promise<void> {
    await this.keepExclusions.keep(manager, events);
  }
}
