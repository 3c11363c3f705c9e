import { Injectable } from '@nestjs/common';
import { PinoLogger, PlatformConfig } from '#platform';
import { DeliveryMetrics } from './delivery-metrics.ts';
import { dueChannel } from './due-signal.ts';
import { KeepSending } from './keep-sending.ts';
import { SendDueDeliveries } from './send-due-deliveries.ts';

/** Mails citizens as long as the service runs. */
@Injectable()
export class KeepMailingCitizens extends KeepSending {
  constructor(due: SendDueDeliveries, metrics: DeliveryMetrics, logger: PinoLogger, { databaseUrl }: PlatformConfig) {
    const suspended = (isSuspended: boolean) => {
      metrics.suspended(isSuspended);
    };
    super({ round: (limit) => due.execute(limit), databaseUrl, channel: dueChannel, logger, suspended });
  }
}
