import { ContactSealModule } from '#platform';
import { Module } from '@nestjs/common';
import { DeliveryModule } from '../delivery/delivery.module.ts';
import { StaffDeliveryMetricsModule } from '../delivery/staff-delivery-metrics.ts';
import { KeepMailingSupervisors } from './keep-mailing-supervisors.ts';
import { SendDueMails } from './send-due-mails.ts';

/** Escalations by mail, at once or gathered. */
@Module({
  imports: [ContactSealModule, DeliveryModule, StaffDeliveryMetricsModule],
  providers: [SendDueMails, KeepMailingSupervisors],
})
export class SupervisorsMailModule {}
