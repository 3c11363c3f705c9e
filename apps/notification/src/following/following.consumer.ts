import type { BatchContext } from '#messaging';
import { type CaseEvent, OnCaseEvents } from '#platform';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { noticeEventTypes, type NoticeEventType } from './domain/notice.ts';
import { keepComplainedOf, namingEventTypes } from './keep-complained-of.ts';
import { TellStaff } from './tell-staff.ts';

@Controller()
export class FollowingConsumer {
  constructor(private readonly tellStaff: TellStaff) {}

  @OnCaseEvents(...noticeEventTypes)
  async tell(@Payload() events: CaseEvent<NoticeEventType>[], @Ctx() context: BatchContext): Promise<void> {
    await this.tellStaff.execute(events, context);
  }

  @OnCaseEvents(...namingEventTypes)
  async keepComplaints(
    @Payload() events: CaseEvent<(typeof namingEventTypes)[number]>[],
    @Ctx() { manager }: BatchContext,
  ): Promise<void> {
    await keepComplainedOf(manager, events);
  }
}
