import { PinoLogger, PlatformConfig } from '#platform';
import { Injectable } from '@nestjs/common';
import { staffChannel } from '../delivery/due-signal.ts';
import { KeepSending } from '../delivery/keep-sending.ts';
import { StaffDeliveryMetrics } from '../delivery/staff-delivery-metrics.ts';
import { SendDueMails } from './send-due-mails.ts';

/** Mails those of the staff who follow something as long as the service runs. */
@Injectable()
export class KeepMailingStaff extends KeepSending {
  constructor(due: SendDueMails, metrics: StaffDeliveryMetrics, logger: PinoLogger, { databaseUrl }: PlatformConfig) {
    const suspended = (isSuspended: boolean) => {
      metrics.suspended('mail', isSuspended);
    };
    super({ round: (limit) => due.execute(limit), databaseUrl, channel: staffChannel, logger, suspended });
  }
}
