import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { BackOff } from '../failures/back-off.ts';
import { describeError } from '../failures/describe-error.ts';
import type { KafkaConnection } from '../kafka/connection.ts';
import { Publisher } from '../kafka/publisher.ts';
import type { Log } from '../log.ts';
import type { MessagingMetrics } from '../observing/metrics.ts';
import { CommitWatch } from './commit-watch.ts';
import { LookBack } from './look-back.ts';
import { batchSize, OutboxSession, type WaitingRow } from './outbox-session.ts';
import { slices, toRecord } from './outgoing.ts';

export interface RelayOptions {
  readonly connection: KafkaConnection;
  /** Of the service's own role, whose search path leads to the outbox. */
  readonly databaseUrl: string;
  /** Whose transactions append to the outbox in this process. */
  readonly dataSource: DataSource;
  /** Put before the name of every topic. */
  readonly topicPrefix?: string;
  readonly metrics: MessagingMetrics;
  readonly log: Log;
}

/** What the relay is doing; `failing` says that PostgreSQL or Kafka is away or does not answer, and that it keeps trying. */
export type RelayState = 'starting' | 'leading' | 'standby' | 'failing' | 'stopped';

const pollMs = 1_000;
/** After so long without an answer, in milliseconds, Kafka is taken to be gone; its client goes on hoping for most of a minute. */
const longestSilence = 10_000;

/** Publishes the outbox: one active relay for each schema, however many are started, the others on standby. */
export class OutboxRelay {
  state: RelayState = 'stopped';
  private readonly publisher: Publisher;
  private readonly backOff = new BackOff();
  private readonly stopping = new AbortController();
  private session?: OutboxSession;
  private ended: Promise<void> = Promise.resolve();

  constructor(private readonly options: RelayOptions) {
    this.publisher = new Publisher(options.connection, options.log);
  }

  /** The data source is to be initialised by now. */
  start(): void {
    this.options.dataSource.subscribers.push(new CommitWatch(this));
    this.state = 'starting';
    this.ended = this.serve();
  }

  /** Ends after the batch in flight is published and deleted. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.rouse();
    await this.ended;
    await this.publisher.close();
    this.state = 'stopped';
  }

  /** Whether nobody else publishes this schema's outbox. */
  get isLeader(): boolean {
    return this.session?.leads === true;
  }

  /** Has it look into the outbox at once. */
  rouse(): void {
    this.session?.rouse();
  }

  private async serve(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        this.session = await OutboxSession.open(this.options.databaseUrl);
        await this.becomeLeader(this.session);
        await this.lead(this.session);
      } catch (error) {
        await this.waitAfter(error, 'The relay lost the database and connects again');
      } finally {
        await this.session?.close();
      }
    }
  }

  private async becomeLeader(session: OutboxSession): Promise<void> {
    while (!this.stopping.signal.aborted && !(await session.tryToLead())) {
      this.state = 'standby';
      await session.untilWoken(pollMs);
    }
  }

  private async lead(session: OutboxSession): Promise<void> {
    const lookBack = new LookBack();
    while (!this.stopping.signal.aborted) {
      const waiting = await session.read(lookBack.bound(performance.now()));
      this.state = 'leading';
      this.backOff.reset();
      lookBack.saw(Number(waiting.at(-1)?.id ?? 0));
      if (waiting.length > 0) await session.remove(await this.publish(waiting));
      if (waiting.length < batchSize) await session.untilWoken(pollMs);
    }
  }

  /** Publishes all, waiting for Kafka as long as it takes. @returns the ids published: all, unless we are stopping. */
  private async publish(rows: readonly WaitingRow[]): Promise<string[]> {
    const published: string[] = [];
    for (const slice of slices(rows)) {
      const records = slice.map((row) => toRecord(row, this.options.topicPrefix ?? ''));
      while (!(await this.tryToPublish(records))) if (this.stopping.signal.aborted) return published;
      published.push(...slice.map((row) => row.id));
      this.options.metrics.published(slice.length);
    }
    return published;
  }

  private async tryToPublish(records: Parameters<Publisher['publish']>[0]): Promise<boolean> {
    try {
      await this.publisher.publish(records).finally(this.watchForSilence());
      return true;
    } catch (error) {
      await this.waitAfter(error, 'Kafka did not take the events; they wait in the outbox');
      return false;
    }
  }

  /** Says in time that Kafka does not answer. @returns what ends the watch */
  private watchForSilence(): () => void {
    const timer = setTimeout(() => {
      this.state = 'failing';
      this.options.log.warn({ waitedMs: longestSilence }, 'Kafka does not answer; the events wait in the outbox');
    }, longestSilence);
    return () => {
      clearTimeout(timer);
    };
  }

  private async waitAfter(error: unknown, sentence: string): Promise<void> {
    this.state = 'failing';
    const { signal } = this.stopping;
    const retryInMs = this.backOff.next();
    this.options.log.warn({ ...describeError(error), retryInMs }, sentence);
    await pause(retryInMs, undefined, { signal }).catch(() => undefined);
  }
}
