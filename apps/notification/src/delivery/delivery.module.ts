import { Module } from '@nestjs/common';
import { configProvider, ContactSealModule } from '#platform';
import { DeliveriesController } from './deliveries.controller.ts';
import { DeliveryMetrics } from './delivery-metrics.ts';
import { KeepMailingCitizens } from './keep-mailing-citizens.ts';
import { ListDeliveries } from './list-deliveries.ts';
import { MessageSender } from './message-sender.ts';
import { SendDueDeliveries } from './send-due-deliveries.ts';
import { MailConfig } from './smtp/mail.config.ts';
import { SmtpMessageSender } from './smtp/smtp-message-sender.ts';

/** Messages on their way: queued, sent, put off, given up. */
@Module({
  imports: [ContactSealModule],
  controllers: [DeliveriesController],
  providers: [
    configProvider(MailConfig),
    { provide: MessageSender, useClass: SmtpMessageSender },
    DeliveryMetrics,
    KeepMailingCitizens,
    ListDeliveries,
    SendDueDeliveries,
  ],
  exports: [MailConfig, MessageSender],
})
export class DeliveryModule {}
