import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import type { PinoLogger } from '#platform';
import { backOff } from './domain/back-off.ts';
import type { Outcome } from './domain/outcome.ts';
import { DueSignal } from './due-signal.ts';
import { concurrentSends } from './sending-limits.ts';

/** Queued messages announce themselves; retries and what a dead instance left are found within this, ms. */
const pollMs = 1_000;
const suspension = { firstMs: 1_000, longestMs: 60_000 };

type Unreachable = Extract<Outcome, { kind: 'unreachable' }>;

/** How messages of one kind are sent, and what is said while that is not possible. */
export interface Sending {
  /** Sends at most so many of what is due. */
  readonly round: (limit: number) => Promise<readonly Outcome[]>;
  /** Messages under way at once. */
  readonly atOnce?: number;
  readonly databaseUrl: string;
  /** On which PostgreSQL notifies that something became due. */
  readonly channel: string;
  readonly logger: PinoLogger;
  readonly suspended: (isSuspended: boolean) => void;
}

/**
 * Sends as long as the service runs. While the server is unreachable it tries one message now and then instead of
 * running through all of them.
 */
export abstract class KeepSending implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly signal: DueSignal;
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  /** Rounds in a row that found nothing to send over, or no database. */
  private failures = 0;

  protected constructor(private readonly sending: Sending) {
    this.signal = new DueSignal(sending.databaseUrl, sending.channel);
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
        await this.rest(await this.sending.round(this.failures > 0 ? 1 : (this.sending.atOnce ?? concurrentSends)));
      } catch (error) {
        await this.suspend('Deliveries could not be read or recorded; trying again.', { err: error });
      }
    }
  }

  private async rest(outcomes: readonly Outcome[]): Promise<void> {
    const unreachable = outcomes.find((outcome): outcome is Unreachable => outcome.kind === 'unreachable');
    if (unreachable) return this.suspendFor(unreachable);
    if (outcomes.length === 0) return this.signal.wait(pollMs);
    if (this.failures > 0) this.sending.logger.info({}, 'Messages go out again.');
    this.failures = 0;
    this.sending.suspended(false);
  }

  private async suspendFor({ problem, misconfigured }: Unreachable): Promise<void> {
    const sentence = misconfigured
      ? 'No message can be sent: the mail server does not accept us. Check SMTP_URL and MAIL_FROM.'
      : 'No message can be sent: the mail server cannot be reached. Messages wait.';
    await this.suspend(sentence, { problem });
  }

  private async suspend(sentence: string, fields: object): Promise<void> {
    this.failures += 1;
    this.sending.suspended(true);
    this.sending.logger.error(fields, sentence);
    await pause(backOff(this.failures, suspension, Math.random()), undefined, { signal: this.stopping.signal }).catch(
      () => undefined,
    );
  }
}
