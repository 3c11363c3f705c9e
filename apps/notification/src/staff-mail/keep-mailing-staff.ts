import { PlatformConfig } from '#platform';
import { Injectable } from '@nestjs/common';
import { staffChannel } from '../delivery/due-signal.ts';
import { KeepSending } from '../delivery/keep-sending.ts';
import { concurrentSends } from '../delivery/sending-limits.ts';
import { StaffDeliveryMetrics } from '../delivery/staff-delivery-metrics.ts';
import type { ClaimedMail } from './claim-mails.ts';
import { SendDueMails } from './send-due-mails.ts';

/** Mails those of the staff who follow something as long as the service runs. */
@Injectable()
export class KeepMailingStaff extends KeepSending<ClaimedMail> {
  constructor(due: SendDueMails, metrics: StaffDeliveryMetrics, { databaseUrl }: PlatformConfig) {
    const suspended = (isSuspended: boolean) => {
      metrics.suspended('mail', isSuspended);
    };
    super({ due, atOnce: concurrentSends, databaseUrl, channel: staffChannel, suspended });
  }
}
