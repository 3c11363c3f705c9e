import { ContactSealConfig, type ServiceDefinition } from '#platform';
import { MailConfig } from './delivery/smtp/mail.config.ts';
import { Delivery } from './delivery/delivery.entity.ts';
import { StaffSubscription } from './following/staff-subscription.entity.ts';
import { notificationMigrations } from './migrations/index.ts';
import { NotificationModule } from './notification.module.ts';
import { NoticeRetentionConfig } from './retention/notice-retention.config.ts';
import { StreamConfig } from './streaming/stream.config.ts';
import { WebhookConfig } from './webhooks/webhook.config.ts';

export const notification: ServiceDefinition = {
  name: 'notification',
  description:
    'Tells citizens what happens to their cases, and the staff what it follows: escalations, and what concerns their bureau.',
  module: NotificationModule,
  entities: [Delivery, StaffSubscription],
  configuration: [ContactSealConfig, MailConfig, WebhookConfig, StreamConfig, NoticeRetentionConfig],
  migrations: notificationMigrations,
  paceMs: 200,
};
