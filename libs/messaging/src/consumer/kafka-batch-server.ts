import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import type { DataSource } from 'typeorm';
import { ReplayLoop } from '../dead-letters/replay-loop.ts';
import type { EventCatalogue } from '../events.ts';
import { InboxCare } from '../inbox/inbox-care.ts';
import type { KafkaConnection } from '../kafka/connection.ts';
import type { SubscriptionState } from '../kafka/membership.ts';
import type { KafkaRecord } from '../kafka/record.ts';
import { Subscription } from '../kafka/subscription.ts';
import type { Log } from '../log.ts';
import type { MessagingMetrics } from '../observing/metrics.ts';
import { databaseClock } from '../outbox/database-clock.ts';
import { BatchHandling } from './batch-handling.ts';
import { type Delivery, readRecord } from './delivery.ts';
import { kafkaBatchTransport } from './event-handler.ts';
import { type HandlerCallback, type HandlerIdentity, HandlerTable } from './handler-table.ts';

export interface KafkaBatchServerOptions {
  readonly connection: KafkaConnection;
  readonly groupId: string;
  /** What is consumed of it follows from the handlers. */
  readonly catalogue: EventCatalogue;
  readonly dataSource: DataSource;
  /** Where copies of dead letters go; without prefix. */
  readonly deadLetterTopic: string;
  /** Put before the name of every topic. */
  readonly topicPrefix?: string;
  /** SQL expression for the time. */
  readonly clock?: string;
  /** How many events one transaction handles at most. */
  readonly portionSize?: number;
  /**
   * At least so long from the beginning of one transaction to the next, in milliseconds: for effects that nobody waits
   * for, so that they cost less. Zero unless said otherwise.
   */
  readonly paceMs?: number;
  /** The same for single topics (without prefix), which does not keep the others waiting. */
  readonly topicPacesMs?: Readonly<Record<string, number>>;
  /** How often an event is tried alone before it becomes a dead letter. */
  readonly attempts?: number;
  readonly attemptPauseMs?: number;
  readonly metrics: MessagingMetrics;
  readonly log: Log;
}

/** Nest's way to our events: batches, each in one transaction together with the inbox and the outbox. */
export class KafkaBatchServer extends Server implements CustomTransportStrategy {
  override readonly transportId = kafkaBatchTransport;
  override readonly propagatesEventHandlerErrors = true;
  private readonly handlers = new HandlerTable();
  private readonly handling: BatchHandling;
  private readonly replay: ReplayLoop;
  private readonly inboxCare: InboxCare;
  private subscription?: Subscription;

  constructor(private readonly options: KafkaBatchServerOptions) {
    super();
    const { dataSource, log, clock = databaseClock, attempts = 3, attemptPauseMs = 100 } = options;
    const read = (record: KafkaRecord) => this.read(record);
    this.handling = new BatchHandling({ ...options, clock, attempts, attemptPauseMs, handlers: this.handlers });
    this.replay = new ReplayLoop({ dataSource, clock, log, read, run: (...work) => this.handling.run(...work) });
    this.inboxCare = new InboxCare(dataSource, clock, log);
  }

  override addHandler(
    pattern: unknown,
    callback: MessageHandler,
    isEventHandler = false,
    extras: Record<string, unknown> = {},
  ): void {
    const type = String(pattern);
    if (!isEventHandler || !extras.identity) throw new Error(`Declare the handler of ${type} by eventHandler()`);
    if (!this.options.catalogue[type]) throw new Error(`The catalogue has no event type ${type}`);
    this.handlers.add(type, extras.identity as HandlerIdentity, callback as HandlerCallback);
  }

  /** Begins to consume and returns at once: Kafka and PostgreSQL may come later. */
  listen(callback: () => void): void {
    this.replay.start();
    const cared = this.inboxCare.start();
    if (this.handlers.types().length > 0) {
      const subscription = this.subscribe();
      this.subscription = subscription;
      this.options.metrics.watchLag(() => subscription.lag.byTopic());
      this.options.metrics.watchTurn(() => subscription.inHandMs / 1_000);
      // Partitions made while events of their days come in would cost those a rollback.
      void cared.then(() => {
        subscription.start();
      });
    }
    callback();
  }

  /** Finishes and commits what is in hand, then leaves the group. */
  async close(): Promise<void> {
    await Promise.all([this.subscription?.stop(), this.replay.stop(), this.inboxCare.stop()]);
  }

  /** Whether events are coming in, and got through. */
  get state(): SubscriptionState {
    return this.subscription?.state ?? 'stopped';
  }

  on(): never {
    throw new Error('KafkaBatchServer has no events of its own to listen to');
  }

  unwrap(): never {
    throw new Error('KafkaBatchServer keeps its Kafka client to itself');
  }

  private subscribe(): Subscription {
    const { connection, groupId, portionSize = 1_000, paceMs = 0, log } = this.options;
    const topicPacesMs = this.prefixed(this.options.topicPacesMs ?? {});
    const handle = (records: readonly KafkaRecord[], signal: AbortSignal) => this.handle(records, signal);
    return new Subscription({
      connection,
      groupId,
      portionSize,
      paceMs,
      topicPacesMs,
      topics: this.topics(),
      handle,
      log,
    });
  }

  private topics(): string[] {
    const { catalogue, topicPrefix = '' } = this.options;
    const topics = this.handlers.types().flatMap((type) => catalogue[type]?.topic ?? []);
    return [...new Set(topics)].map((topic) => topicPrefix + topic);
  }

  private prefixed(paces: Readonly<Record<string, number>>): Record<string, number> {
    const { topicPrefix = '' } = this.options;
    return Object.fromEntries(Object.entries(paces).map(([topic, paceMs]) => [topicPrefix + topic, paceMs]));
  }

  private async handle(records: readonly KafkaRecord[], signal: AbortSignal): Promise<void> {
    await this.handling.handle(
      records.flatMap((record) => this.read(record) ?? []),
      signal,
    );
  }

  private read(record: KafkaRecord): Delivery | undefined {
    return readRecord(record, this.options.catalogue, (type) => this.handlers.handles(type));
  }
}
