import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { PinoLogger, PlatformConfig } from '#platform';
import { DeliveryMetrics } from './delivery-metrics.ts';
import { backOff } from './domain/back-off.ts';
import type { Outcome } from './domain/outcome.ts';
import { DueSignal } from './due-signal.ts';
import { SendDueDeliveries } from './send-due-deliveries.ts';
import { concurrentSends } from './sending-limits.ts';

/** Queued messages announce themselves; retries and what a dead instance left are found within this, ms. */
const pollMs = 1_000;
const suspension = { firstMs: 1_000, longestMs: 60_000 };

type Unreachable = Extract<Outcome, { kind: 'unreachable' }>;

/**
 * Sends as long as the service runs. While the server is unreachable it tries one message now and then instead of
 * running through all of them.
 */
@Injectable()
export class KeepSending implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly signal: DueSignal;
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  /** Rounds in a row that found nothing to send over, or no database. */
  private failures = 0;

  constructor(
    private readonly sendDueDeliveries: SendDueDeliveries,
    private readonly metrics: DeliveryMetrics,
    private readonly logger: PinoLogger,
    config: PlatformConfig,
  ) {
    this.signal = new DueSignal(config.databaseUrl);
  }

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  /** What is being sent is sent to its end. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.signal.ring();
    await this.running;
    await this.signal.close();
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.rest(await this.sendDueDeliveries.execute(this.failures > 0 ? 1 : concurrentSends));
      } catch (error) {
        await this.suspend('Deliveries could not be read or recorded; trying again.', { err: error });
      }
    }
  }

  private async rest(outcomes: readonly Outcome[]): Promise<void> {
    const unreachable = outcomes.find((outcome): outcome is Unreachable => outcome.kind === 'unreachable');
    if (unreachable) return this.suspendFor(unreachable);
    if (outcomes.length === 0) return this.signal.wait(pollMs);
    if (this.failures > 0) this.logger.info({}, 'Messages go out again.');
    this.failures = 0;
    this.metrics.suspended(false);
  }

  private async suspendFor({ problem, misconfigured }: Unreachable): Promise<void> {
    const sentence = misconfigured
      ? 'No message can be sent: the mail server does not accept us. Check SMTP_URL and MAIL_FROM.'
      : 'No message can be sent: the mail server cannot be reached. Messages wait.';
    await this.suspend(sentence, { problem });
  }

  private async suspend(sentence: string, fields: object): Promise<void> {
    this.failures += 1;
    this.metrics.suspended(true);
    this.logger.error(fields, sentence);
    await pause(backOff(this.failures, suspension, Math.random()), undefined, { signal: this.stopping.signal }).catch(
      () => undefined,
    );
  }
}
