import { Module } from '@nestjs/common';
import { DeliveryModule } from './delivery/delivery.module.ts';
import { SubscriptionsModule } from './subscriptions/subscriptions.module.ts';

@Module({ imports: [SubscriptionsModule, DeliveryModule] })
export class NotificationModule {}
