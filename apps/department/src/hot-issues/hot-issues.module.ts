import { Module } from '@nestjs/common';
import { HandlingModule } from '../handling/handling.module.ts';
import { FollowMembership } from './follow-membership.ts';
import { HotIssuesConsumer } from './hot-issues.consumer.ts';
import { HotIssuesController } from './hot-issues.controller.ts';
import { ListHotIssueCases } from './list-hot-issue-cases.ts';

/** Many cases about one thing. */
@Module({
  imports: [HandlingModule],
  controllers: [HotIssuesController, HotIssuesConsumer],
  providers: [FollowMembership, ListHotIssueCases],
})
export class HotIssuesModule {}
