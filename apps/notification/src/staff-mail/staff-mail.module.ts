import { ContactSealModule } from '#platform';
import { Module } from '@nestjs/common';
import { DeliveryModule } from '../delivery/delivery.module.ts';
import { StaffDeliveryMetricsModule } from '../delivery/staff-delivery-metrics.ts';
import { KeepMailingStaff } from './keep-mailing-staff.ts';
import { SendDueMails } from './send-due-mails.ts';

/** Notices by mail, at once or gathered. */
@Module({
  imports: [ContactSealModule, DeliveryModule, StaffDeliveryMetricsModule],
  providers: [SendDueMails, KeepMailingStaff],
})
export class StaffMailModule {}
