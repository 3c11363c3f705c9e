import { PlatformConfig } from '#platform';
import { Injectable } from '@nestjs/common';
import { staffChannel } from '../delivery/due-signal.ts';
import { KeepSending } from '../delivery/keep-sending.ts';
import { StaffDeliveryMetrics } from '../delivery/staff-delivery-metrics.ts';
import type { ClaimedCall } from './claim-calls.ts';
import { MakeDueCalls } from './make-due-calls.ts';

/** Receivers answer slowly. One that does not answer holds a few of these places until its calls are given up, and no other's. */
const callsAtOnce = 50;

/** Calls webhooks as long as the service runs. */
@Injectable()
export class KeepCalling extends KeepSending<ClaimedCall> {
  constructor(
    private readonly due: MakeDueCalls,
    metrics: StaffDeliveryMetrics,
    { databaseUrl }: PlatformConfig,
  ) {
    const suspended = (isSuspended: boolean) => {
      metrics.suspended('webhook', isSuspended);
    };
    super({ due, atOnce: callsAtOnce, databaseUrl, channel: staffChannel, suspended });
  }

  /** Calls are ended here and not by a hook of their own: hooks of what this depends on come after this one, which waits for the calls. */
  override async beforeApplicationShutdown(): Promise<void> {
    this.due.stop();
    await super.beforeApplicationShutdown();
  }
}
