import type { EntityManager } from 'typeorm';
import { databaseClock } from '../outbox/database-clock.ts';
import type { BacklogCounts } from './metrics.ts';

/** Long enough that scrapes and health checks cost nothing, in milliseconds. */
const freshForMs = 5_000;

/** Counts what waits in the outbox and in quarantine, at most once in five seconds however often it is asked. */
export class Backlog {
  private counted?: Promise<BacklogCounts>;
  private countedAt = -Infinity;

  constructor(
    private readonly database: Pick<EntityManager, 'query'>,
    private readonly clock: string = databaseClock,
  ) {}

  /** @throws while the database is down. */
  count(): Promise<BacklogCounts> {
    const now = performance.now();
    if (!this.counted || now - this.countedAt > freshForMs) {
      this.counted = this.ask();
      this.countedAt = now;
    }
    return this.counted;
  }

  /**
   * While Kafka is away the outbox may come to hold millions: what is told of it is read at the two ends of its index, at the same
   * cost however much lies between. Ids are given out in the order of time.
   */
  private async ask(): Promise<BacklogCounts> {
    const [counts] = await this.database.query<[BacklogCounts]>(
      `SELECT coalesce(last.id - first.id + 1, 0)::float8 AS "outboxDepth",
              greatest(0, coalesce(extract(epoch FROM ${this.clock} - first.created_at), 0))::float8 AS "outboxOldest",
              (SELECT count(*)::int FROM dead_letter WHERE state <> 'discarded') AS "deadLetters",
              (SELECT count(*)::int FROM parked_event) AS "parkedEvents"
       FROM (SELECT) AS one
       LEFT JOIN (SELECT id, created_at FROM outbox ORDER BY id LIMIT 1) AS first ON true
       LEFT JOIN (SELECT id FROM outbox ORDER BY id DESC LIMIT 1) AS last ON true`,
    );
    return counts;
  }
}
