import { setTimeout as sleep } from 'node:timers/promises';
import type { Backlog, KafkaBatchServer, OutboxRelay } from '#messaging';
import type { DataSource } from 'typeorm';

/**
 * `ready`: everything works. `degraded`: HTTP is served in full, while events wait (Kafka is away, or a consumer does not
 * get through) or lie with the dead letters; traffic must go on coming, so the answer is still 200. `unavailable`: without its database the service can
 * meet no request. `stopping`: it is on its way out.
 */
export type ReadinessStatus = 'ready' | 'degraded' | 'unavailable' | 'stopping';

export interface ReadinessReport {
  readonly status: ReadinessStatus;
  readonly database: 'up' | 'down';
  readonly relay: OutboxRelay['state'];
  readonly consumer: KafkaBatchServer['state'];
  /** Events that wait for a person's decision, and those held back behind them; undefined while they cannot be counted in time. */
  readonly deadLetters?: number;
  readonly parkedEvents?: number;
}

interface Parts {
  readonly dataSource: DataSource;
  readonly relay: OutboxRelay;
  readonly consumer: KafkaBatchServer;
  readonly backlog: Backlog;
}

/** A probe that waits longer has its answer: no, ms. */
const patience = 1_000;

/** Whether the service can do its work, asked by Kubernetes every few seconds. */
export class Readiness {
  private isStopping = false;

  constructor(private readonly parts: Parts) {}

  /** From now on no new traffic is wanted. */
  stop(): void {
    this.isStopping = true;
  }

  async report(): Promise<ReadinessReport> {
    const { dataSource, relay, consumer, backlog } = this.parts;
    const [answer, counts] = await Promise.all([
      within(patience, dataSource.query<unknown>('select 1')),
      within(patience, backlog.count()),
    ]);
    const isUp = answer !== undefined;
    const { deadLetters, parkedEvents } = counts ?? {};
    const isWaiting = relay.state === 'failing' || ['connecting', 'waiting', 'stuck'].includes(consumer.state);
    const isDegraded = isWaiting || (deadLetters ?? 0) > 0;
    const database = isUp ? 'up' : 'down';
    return {
      status: this.judge(isUp, isDegraded),
      database,
      relay: relay.state,
      consumer: consumer.state,
      deadLetters,
      parkedEvents,
    };
  }

  private judge(isUp: boolean, isDegraded: boolean): ReadinessStatus {
    if (this.isStopping) return 'stopping';
    if (!isUp) return 'unavailable';
    return isDegraded ? 'degraded' : 'ready';
  }
}

/** Undefined when it fails or takes longer. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  const tooLate = sleep(milliseconds, undefined, { ref: false });
  return Promise.race([work.catch(() => undefined), tooLate]);
}
