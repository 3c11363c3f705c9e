import { AllowStaff, CurrentStaff, type Staff, UuidPipe } from '#platform';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ChangeSubscriptionBody,
  NewSubscription,
  SubscribeBody,
  Subscription,
  SubscriptionList,
} from './following.dto.ts';
import { OwnSubscriptions } from './own-subscriptions.ts';
import { followerRoles } from './reach-of.ts';

/** What one follows. A change that comes too late is answered 409 with the subscription as it is. */
@Controller('api/subscriptions')
export class FollowingController {
  constructor(private readonly subscriptions: OwnSubscriptions) {}

  /** One's own; a webhook that was disabled is said to be. To look at them confirms those that one may still have, for another 30 days. */
  @Get()
  @AllowStaff({ roles: [...followerRoles], scope: 'subtree' })
  async list(@CurrentStaff() staff: Staff): Promise<SubscriptionList> {
    return { subscriptions: await this.subscriptions.list(staff) };
  }

  /** Follows what lies in one's region or concerns one's bureau; 20 subscriptions at most. The secret of a webhook is in this answer alone. */
  @Post()
  @AllowStaff({ roles: [...followerRoles], scope: 'subtree' })
  subscribe(@Body() body: SubscribeBody, @CurrentStaff() staff: Staff): Promise<NewSubscription> {
    return this.subscriptions.subscribe(staff, body);
  }

  /** Replaces the filter, and how mail comes or where a webhook is, if it is said. */
  @Put(':id')
  @AllowStaff({ roles: [...followerRoles], scope: 'subtree' })
  change(
    @Param('id', UuidPipe) id: string,
    @Body() body: ChangeSubscriptionBody,
    @CurrentStaff() staff: Staff,
  ): Promise<Subscription> {
    return this.subscriptions.change(staff, id, body);
  }

  /** Ends a subscription, and all that was still to be sent for it. */
  @Delete(':id')
  @HttpCode(204)
  @AllowStaff({ roles: [...followerRoles], scope: 'subtree' })
  remove(@Param('id', UuidPipe) id: string, @CurrentStaff() staff: Staff): Promise<void> {
    return this.subscriptions.remove(staff, id);
  }
}
