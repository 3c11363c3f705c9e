import { PinoLogger, PlatformConfig } from '#platform';
import { Injectable } from '@nestjs/common';
import { staffChannel } from '../delivery/due-signal.ts';
import { KeepSending } from '../delivery/keep-sending.ts';
import { StaffDeliveryMetrics } from '../delivery/staff-delivery-metrics.ts';
import { MakeDueCalls } from './make-due-calls.ts';

/** Receivers answer slowly, and cost nothing meanwhile. */
const callsAtOnce = 50;

/** Calls webhooks as long as the service runs. */
@Injectable()
export class KeepCalling extends KeepSending {
  constructor(due: MakeDueCalls, metrics: StaffDeliveryMetrics, logger: PinoLogger, { databaseUrl }: PlatformConfig) {
    const suspended = (isSuspended: boolean) => {
      metrics.suspended('webhook', isSuspended);
    };
    const round = (limit: number) => due.execute(limit);
    super({ round, atOnce: callsAtOnce, databaseUrl, channel: staffChannel, logger, suspended });
  }
}
