import { Module } from '@nestjs/common';
import { DeliveryModule } from './delivery/delivery.module.ts';
import { DirectoryModule } from './directory/directory.module.ts';
import { FollowingModule } from './following/following.module.ts';
import { StreamingModule } from './streaming/streaming.module.ts';
import { SubscriptionsModule } from './subscriptions/subscriptions.module.ts';
import { RetentionModule } from './retention/retention.module.ts';
import { StaffMailModule } from './staff-mail/staff-mail.module.ts';
import { WatchingModule } from './watching/watching.module.ts';
import { WebhooksModule } from './webhooks/webhooks.module.ts';

@Module({
  imports: [
    SubscriptionsModule,
    DeliveryModule,
    DirectoryModule,
    FollowingModule,
    WebhooksModule,
    StreamingModule,
    StaffMailModule,
    RetentionModule,
    WatchingModule,
  ],
})
export class NotificationModule {}
