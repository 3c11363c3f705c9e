import { ContactSealConfig, type ServiceDefinition } from '#platform';
import { MailConfig } from './delivery/smtp/mail.config.ts';
import { Delivery } from './delivery/delivery.entity.ts';
import { notificationMigrations } from './migrations/index.ts';
import { NotificationModule } from './notification.module.ts';

export const notification: ServiceDefinition = {
  name: 'notification',
  description: 'Tells citizens what happens to their cases.',
  module: NotificationModule,
  entities: [Delivery],
  configuration: [ContactSealConfig, MailConfig],
  migrations: notificationMigrations,
  paceMs: 200,
};
