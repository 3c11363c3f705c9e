import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { announceLetter } from '../dead-letters/announce-letter.ts';
import { type Failing, insertLetter, parkBlocked } from '../dead-letters/quarantine.ts';
import type { AnyReceivedEvent } from '../events.ts';
import { BackOff } from '../failures/back-off.ts';
import { describeError } from '../failures/describe-error.ts';
import { isTransient } from '../failures/is-transient.ts';
import { takeCharge } from '../inbox/inbox.ts';
import type { Log } from '../log.ts';
import type { MessagingMetrics } from '../observing/metrics.ts';
import { BatchContext } from './batch-context.ts';
import type { Delivery } from './delivery.ts';
import type { HandlerTable } from './handler-table.ts';
import { runHandlers } from './run-handlers.ts';

export interface HandlingOptions {
  readonly dataSource: DataSource;
  readonly handlers: HandlerTable;
  /** SQL expression. */
  readonly clock: string;
  /** Without prefix. */
  readonly deadLetterTopic: string;
  /** How often an event is tried alone before it becomes a dead letter. */
  readonly attempts: number;
  /** Before the second attempt; twice as long before the third, and so on. In milliseconds. */
  readonly attemptPauseMs: number;
  readonly metrics: MessagingMetrics;
  readonly log: Log;
}

/** Handles each delivered event exactly once, whatever fails, and in the order of its key. */
export class BatchHandling {
  constructor(private readonly options: HandlingOptions) {}

  /**
   * Returns when every delivery is done with: handled, parked or a dead letter.
   * @throws when the signal fires while infrastructure is down; what is done by then is in the inbox.
   */
  async handle(deliveries: readonly Delivery[], signal: AbortSignal): Promise<void> {
    if (deliveries.length === 0) return;
    if (deliveries.some(({ content }) => content instanceof Error)) return this.handleOneByOne(deliveries, signal);
    try {
      await this.patiently(signal, () => this.handleTogether(deliveries));
    } catch (error) {
      signal.throwIfAborted();
      this.options.log.warn(
        { ...describeError(error), events: deliveries.length },
        'A batch failed; its events are tried one by one',
      );
      await this.handleOneByOne(deliveries, signal);
    }
  }

  /** Runs the handlers and counts what they did, in the caller's transaction. */
  async run(manager: EntityManager, events: readonly AnyReceivedEvent[], now: Date): Promise<void> {
    const { handlers, metrics } = this.options;
    await runHandlers(events, handlers, new BatchContext([manager, now]), metrics);
  }

  /** Inbox, handlers and their outbox: one transaction. */
  private async handleTogether(deliveries: readonly Delivery[]): Promise<void> {
    const { dataSource, clock, metrics } = this.options;
    const handled = await dataSource.transaction(async (manager) => {
      const { fresh, now, mayBeBlocked } = await takeCharge(manager, deliveries, clock);
      if (fresh.length === 0) return [];
      const free = mayBeBlocked ? await parkBlocked(manager, fresh, clock) : fresh;
      const events = free.flatMap(({ content }) => (content instanceof Error ? [] : [content]));
      await this.run(manager, events, now);
      return events;
    });
    metrics.handled(handled.map(({ type }) => type));
  }

  private async handleOneByOne(deliveries: readonly Delivery[], signal: AbortSignal): Promise<void> {
    for (const delivery of deliveries) {
      signal.throwIfAborted();
      const failing = await this.tryAFewTimes(delivery, signal);
      if (failing) await this.buryAnyhow(delivery, failing, signal);
    }
  }

  private async tryAFewTimes(delivery: Delivery, signal: AbortSignal): Promise<Failing | undefined> {
    const { content } = delivery;
    if (content instanceof Error) return { error: content, attempts: 1 };
    for (let attempts = 1; ; attempts += 1) {
      try {
        await this.patiently(signal, () => this.handleTogether([delivery]));
        return undefined;
      } catch (error) {
        signal.throwIfAborted();
        if (attempts >= this.options.attempts) return { error: asError(error), attempts };
        this.options.metrics.retried('event');
        await pause(this.options.attemptPauseMs * attempts, undefined, { signal });
      }
    }
  }

  /** A letter whose copy cannot be announced is kept without one: whatever a record holds, the others must go on. */
  private async buryAnyhow(delivery: Delivery, failing: Failing, signal: AbortSignal): Promise<void> {
    try {
      await this.patiently(signal, () => this.bury(delivery, failing, announceLetter));
    } catch (error) {
      signal.throwIfAborted();
      this.options.log.error(describeError(error), 'The copy of a dead letter cannot be announced');
      const unannounced = () => this.bury(delivery, failing, () => Promise.resolve());
      await this.patiently(signal, unannounced, () => true);
    }
  }

  /** Makes a dead letter of it, unless it is behind another one of its key already. */
  private async bury(
    { record, ...delivery }: Delivery,
    failing: Failing,
    announce: typeof announceLetter,
  ): Promise<void> {
    const { dataSource, clock, deadLetterTopic, log } = this.options;
    await dataSource.transaction(async (manager) => {
      const { fresh } = await takeCharge(manager, [{ record, ...delivery }], clock);
      const free = await parkBlocked(manager, fresh, clock);
      if (free.length === 0) return;
      await insertLetter(manager, record, failing, clock);
      await announce(manager, deadLetterTopic, record, failing.error, clock);
      const { topic, partition, offset } = record;
      const fields = { ...describeError(failing.error), event: delivery.id, topic, partition, offset };
      log.error(fields, 'An event became a dead letter; later events of its key are parked behind it');
    });
  }

  /**
   * Repeats work that failed because something we stand on is down, for as long as it takes.
   * @throws what is the work's own fault; and when the signal fires while waiting.
   */
  private async patiently(signal: AbortSignal, work: () => Promise<void>, mayPass = isTransient): Promise<void> {
    const backOff = new BackOff();
    for (;;) {
      try {
        await work();
        return;
      } catch (error) {
        if (!mayPass(error)) throw error;
        const retryInMs = backOff.next();
        this.options.metrics.retried('infrastructure');
        const sentence = isTransient(error)
          ? 'Events wait until what they need is there'
          : 'A dead letter cannot be kept';
        this.options.log.warn({ ...describeError(error), retryInMs }, sentence);
        await pause(retryInMs, undefined, { signal });
      }
    }
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(`a handler threw ${typeof error}`);
}
