import { Injectable } from '@nestjs/common';
import { PlatformConfig } from '#platform';
import type { ClaimedDelivery } from './claim-deliveries.ts';
import { DeliveryMetrics } from './delivery-metrics.ts';
import { dueChannel } from './due-signal.ts';
import { KeepSending } from './keep-sending.ts';
import { SendDueDeliveries } from './send-due-deliveries.ts';
import { concurrentSends } from './sending-limits.ts';

/** Mails citizens as long as the service runs. */
@Injectable()
export class KeepMailingCitizens extends KeepSending<ClaimedDelivery> {
  constructor(due: SendDueDeliveries, metrics: DeliveryMetrics, { databaseUrl }: PlatformConfig) {
    const suspended = (isSuspended: boolean) => {
      metrics.suspended(isSuspended);
    };
    super({ due, atOnce: concurrentSends, databaseUrl, channel: dueChannel, suspended });
  }
}
