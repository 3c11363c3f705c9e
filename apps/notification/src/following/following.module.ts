import { ContactSealModule } from '#platform';
import { Module } from '@nestjs/common';
import { WebhooksModule } from '../webhooks/webhooks.module.ts';
import { FollowingConsumer } from './following.consumer.ts';
import { FollowingController } from './following.controller.ts';
import { OwnSubscriptions } from './own-subscriptions.ts';
import { TellStaff } from './tell-staff.ts';

/** What supervisors, leaders and the staff of bureaus follow, and who of them is told of what. */
@Module({
  imports: [ContactSealModule, WebhooksModule],
  controllers: [FollowingController, FollowingConsumer],
  providers: [OwnSubscriptions, TellStaff],
})
export class FollowingModule {}
