import type { DataSource } from 'typeorm';
import { databaseClock } from '../outbox/database-clock.ts';
import type { BacklogCounts } from './metrics.ts';

/** Long enough that scrapes and health checks cost nothing, in milliseconds. */
const freshForMs = 5_000;

/** Counts what waits in the outbox and in quarantine, at most once in five seconds however often it is asked. */
export class Backlog {
  private counted?: Promise<BacklogCounts>;
  private countedAt = -Infinity;

  constructor(
    private readonly dataSource: DataSource,
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

  private async ask(): Promise<BacklogCounts> {
    const [counts] = await this.dataSource.query<[BacklogCounts]>(
      `SELECT count(*)::int AS "outboxDepth",
              greatest(0, coalesce(extract(epoch FROM ${this.clock} - min(created_at)), 0))::float8 AS "outboxOldest",
              (SELECT count(*)::int FROM dead_letter WHERE state <> 'discarded') AS "deadLetters",
              (SELECT count(*)::int FROM parked_event) AS "parkedEvents"
       FROM outbox`,
    );
    return counts;
  }
}
