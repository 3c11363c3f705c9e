import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { backOff } from './domain/back-off.ts';
import type { Outcome } from './domain/outcome.ts';
import { type Claimed, deliver, type DueMessages } from './due-messages.ts';
import { DueSignal } from './due-signal.ts';

/** Queued messages announce themselves; retries and what a dead instance left are found within this, ms. */
const pollMs = 1_000;
/** While messages are under way so much time passes between two claims, so that one fills the places of several that have ended, ms. */
const gatherMs = 20;
const suspension = { firstMs: 1_000, longestMs: 60_000 };

type Unreachable = Extract<Outcome, { kind: 'unreachable' }>;

/** How messages of one kind are sent, and what is said while that is not possible. */
export interface Sending<M extends Claimed> {
  readonly due: DueMessages<M>;
  /** Messages under way at once. */
  readonly atOnce: number;
  readonly databaseUrl: string;
  /** On which PostgreSQL notifies that something became due. */
  readonly channel: string;
  readonly suspended: (isSuspended: boolean) => void;
}

/**
 * Sends as long as the service runs. The place of a message that was sent is taken by the next one that is due, so one that takes long holds up no
 * other. While the server is unreachable it tries one message now and then instead of running through all of them.
 */
export abstract class KeepSending<M extends Claimed> implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly signal: DueSignal;
  private readonly stopping = new AbortController();
  private readonly underWay = new Set<M>();
  /** What came of those that are no longer under way, as far as nobody has reacted to it. */
  private ended: Promise<Outcome>[] = [];
  private running: Promise<void> = Promise.resolve();
  /** Times in a row that there was nothing to send over, or no database. */
  private failures = 0;
  /** Of which only a message that is sent tells that it is over. */
  private isServerAway = false;

  protected constructor(private readonly sending: Sending<M>) {
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
        await this.fill();
        await this.react();
      } catch (error) {
        await this.suspend('Deliveries could not be read or recorded; trying again.', { err: error });
      }
    }
    await this.empty();
  }

  /** Begins to send what is due as far as there is room, and waits until there may be more to do. */
  private async fill(): Promise<void> {
    const room = Math.max((this.failures > 0 ? 1 : this.sending.atOnce) - this.underWay.size, 0);
    const begun = room > 0 ? await this.beginSome(room) : 0;
    if (room === 0 || begun < room) await this.signal.wait(pollMs);
    if (this.underWay.size > 0) await pause(gatherMs);
  }

  private async beginSome(room: number): Promise<number> {
    const claimed = await this.sending.due.claim(room, [...this.underWay]);
    if (!this.isServerAway) this.goOn();
    for (const message of claimed) this.begin(message);
    return claimed.length;
  }

  private begin(message: M): void {
    this.underWay.add(message);
    const outcome = deliver(this.sending.due, message);
    const end = () => {
      this.underWay.delete(message);
      this.ended.push(outcome);
      this.signal.ring();
    };
    outcome.then(end, end);
  }

  private async empty(): Promise<void> {
    while (this.underWay.size > 0) await this.signal.wait(pollMs);
  }

  private async react(): Promise<void> {
    const outcomes = await this.takeOutcomes();
    const unreachable = outcomes.find((outcome): outcome is Unreachable => outcome.kind === 'unreachable');
    if (unreachable) {
      // The others that are under way find the same: together that is one failure.
      await this.empty();
      await this.takeOutcomes();
      return this.suspendFor(unreachable);
    }
    if (outcomes.length > 0) this.goOn();
  }

  private goOn(): void {
    if (this.failures > 0) this.sending.due.logger.info({}, 'Messages go out again.');
    this.failures = 0;
    this.isServerAway = false;
    this.sending.suspended(false);
  }

  /** @throws where one of them could not be recorded */
  private takeOutcomes(): Promise<Outcome[]> {
    const { ended } = this;
    this.ended = [];
    return Promise.all(ended);
  }

  private async suspendFor({ problem, misconfigured }: Unreachable): Promise<void> {
    const sentence = misconfigured
      ? 'No message can be sent: the mail server does not accept us. Check SMTP_URL and MAIL_FROM.'
      : 'No message can be sent: the mail server cannot be reached. Messages wait.';
    this.isServerAway = true;
    await this.suspend(sentence, { problem });
  }

  private async suspend(sentence: string, fields: object): Promise<void> {
    this.failures += 1;
    this.sending.suspended(true);
    this.sending.due.logger.error(fields, sentence);
    await pause(backOff(this.failures, suspension, Math.random()), undefined, { signal: this.stopping.signal }).catch(
      () => undefined,
    );
  }
}
