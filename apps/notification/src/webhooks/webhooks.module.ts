import { configProvider, ContactSealModule } from '#platform';
import { Module } from '@nestjs/common';
import { StaffDeliveryMetricsModule } from '../delivery/staff-delivery-metrics.ts';
import { KeepCalling } from './keep-calling.ts';
import { ListDeliveriesOf } from './list-deliveries-of.ts';
import { MakeDueCalls } from './make-due-calls.ts';
import { Replay } from './replay.ts';
import { TendWebhook } from './tend-webhook.ts';
import { WebhookConfig } from './webhook.config.ts';
import { WebhooksController } from './webhooks.controller.ts';
import { Webhooks } from './webhooks.ts';

/** Notices posted to other systems by Standard Webhooks. */
@Module({
  imports: [ContactSealModule, StaffDeliveryMetricsModule],
  controllers: [WebhooksController],
  providers: [
    configProvider(WebhookConfig),
    Webhooks,
    TendWebhook,
    Replay,
    ListDeliveriesOf,
    MakeDueCalls,
    KeepCalling,
  ],
  exports: [Webhooks],
})
export class WebhooksModule {}
