import type { BatchContext } from '#messaging';
import { OnCaseEvents } from '#platform';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { FollowMembership, type MembershipChanged } from './follow-membership.ts';

/** Which cases belong to which hot issue, as routing announces it. */
@Controller()
export class HotIssuesConsumer {
  constructor(private readonly membership: FollowMembership) {}

  @OnCaseEvents('xinqiao.hot-issue.member-joined.v1', 'xinqiao.hot-issue.member-left.v1')
  async onMembership(@Payload() events: MembershipChanged[], @Ctx() context: BatchContext): Promise<void> {
    await this.membership.follow(events, context);
  }
}
