import { ContactSealModule } from '#platform';
import { Module } from '@nestjs/common';
import { WebhooksModule } from '../webhooks/webhooks.module.ts';
import { FollowingConsumer } from './following.consumer.ts';
import { FollowingController } from './following.controller.ts';
import { OwnSubscriptions } from './own-subscriptions.ts';
import { TellOfEscalations } from './tell-of-escalations.ts';

/** Which escalations supervisors and leaders follow, and who of them is told of which. */
@Module({
  imports: [ContactSealModule, WebhooksModule],
  controllers: [FollowingController, FollowingConsumer],
  providers: [OwnSubscriptions, TellOfEscalations],
})
export class FollowingModule {}
