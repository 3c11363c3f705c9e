import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

const countedByIds =
  'ids from the first to the last that waits, so that what was rolled back or has gone out between them counts as well.';

/** What the outbox and the quarantine hold, as `Backlog` counts them. */
export interface BacklogCounts {
  /** At most. */
  readonly outboxDepth: number;
  /** Seconds; 0 when nothing waits. */
  readonly outboxOldest: number;
  readonly deadLetters: number;
  readonly parkedEvents: number;
}

/** The figures of messaging, in one Prometheus registry. Labels are types and topics, never keys. */
export class MessagingMetrics {
  private readonly publishedTotal: Counter;
  private readonly handledTotal: Counter<'type'>;
  private readonly handlingSeconds: Histogram<'type'>;
  private readonly retriesTotal: Counter<'reason'>;

  constructor(private readonly registry: Registry) {
    const registers = [registry];
    this.publishedTotal = new Counter({
      name: 'messaging_published_total',
      help: 'Events that the relay published.',
      registers,
    });
    this.handledTotal = new Counter({
      name: 'messaging_handled_total',
      help: 'Events whose handling was committed.',
      labelNames: ['type'],
      registers,
    });
    this.handlingSeconds = new Histogram({
      name: 'messaging_handling_seconds',
      help: "Time of one call of a handler, for each event type in the call's batch.",
      labelNames: ['type'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    });
    this.retriesTotal = new Counter({
      name: 'messaging_retries_total',
      help: 'Times that a batch or an event was tried again.',
      labelNames: ['reason'],
      registers,
    });
  }

  published(events: number): void {
    this.publishedTotal.inc(events);
  }

  /** @param types of all the events that one transaction handled. */
  handled(types: readonly string[]): void {
    const counts = new Map<string, number>();
    for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
    for (const [type, events] of counts) this.handledTotal.inc({ type }, events);
  }

  handlerTook(type: string, seconds: number): void {
    this.handlingSeconds.observe({ type }, seconds);
  }

  retried(reason: 'infrastructure' | 'event'): void {
    this.retriesTotal.inc({ reason });
  }

  /** @param seconds for how long the records in hand have been handled; read when it is scraped. */
  watchTurn(seconds: () => number): void {
    new Gauge({
      name: 'messaging_consumer_turn_seconds',
      help: 'For how long what is in hand has been handled; 0 when nothing is.',
      registers: [this.registry],
      collect() {
        this.set(seconds());
      },
    });
  }

  /** Lag is read when it is scraped. It is as of the last fetch: nothing is fetched of a topic while its records are in hand. */
  watchLag(lagByTopic: () => readonly (readonly [topic: string, records: number])[]): void {
    new Gauge({
      name: 'messaging_consumer_lag',
      help: 'Records of a topic that are fetched or waiting and not yet handled.',
      labelNames: ['topic'],
      registers: [this.registry],
      collect() {
        for (const [topic, records] of lagByTopic()) this.set({ topic }, records);
      },
    });
  }

  /** Counts are asked for when they are scraped; while the database is down the last ones stand. */
  watchBacklog(count: () => Promise<BacklogCounts>): void {
    const gauges: [string, string, keyof BacklogCounts][] = [
      ['messaging_outbox_depth', `Events that wait to be published, at most: ${countedByIds}`, 'outboxDepth'],
      ['messaging_outbox_oldest_seconds', 'Age of the event with the lowest id that waits.', 'outboxOldest'],
      ['messaging_dead_letters', 'Events that failed and wait for a person.', 'deadLetters'],
      ['messaging_parked_events', 'Events parked behind a dead letter of their key.', 'parkedEvents'],
    ];
    for (const [name, help, figure] of gauges) {
      new Gauge({
        name,
        help,
        registers: [this.registry],
        async collect() {
          const counts = await count().catch(() => undefined);
          if (counts) this.set(counts[figure]);
        },
      });
    }
  }
}
