import { Module } from '@nestjs/common';
import { DeliveryModule } from './delivery/delivery.module.ts';
import { FollowingModule } from './following/following.module.ts';
import { SubscriptionsModule } from './subscriptions/subscriptions.module.ts';
import { WebhooksModule } from './webhooks/webhooks.module.ts';

@Module({ imports: [SubscriptionsModule, DeliveryModule, FollowingModule, WebhooksModule] })
export class NotificationModule {}
