import { Module } from '@nestjs/common';
import { DeliveryModule } from './delivery/delivery.module.ts';
import { FollowingModule } from './following/following.module.ts';
import { StreamingModule } from './streaming/streaming.module.ts';
import { SubscriptionsModule } from './subscriptions/subscriptions.module.ts';
import { SupervisorsMailModule } from './supervisors-mail/supervisors-mail.module.ts';
import { WebhooksModule } from './webhooks/webhooks.module.ts';

@Module({
  imports: [
    SubscriptionsModule,
    DeliveryModule,
    FollowingModule,
    WebhooksModule,
    StreamingModule,
    SupervisorsMailModule,
  ],
})
export class NotificationModule {}
