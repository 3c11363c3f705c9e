import { setTimeout as pause } from 'node:timers/promises';
import type { Load } from './generator.ts';
import { loadMessage } from './messages.ts';
import type { Usage } from './processes.ts';

/** Carries letters from HTTP to a row on a bureau's queue: the system, or the floor beneath it. */
export interface Pipeline {
  /** Where letters are handed in. */
  readonly letters: Pick<Load, 'url' | 'path'>;
  /** Cases that lie on a queue. */
  countPlaced(): Promise<number>;
  /** When the row of each case on its queue was committed, in milliseconds since 1970, by case number. */
  placedAt(): Promise<Map<string, number>>;
  /** Waits until nobody is behind with what was published. @throws when that takes more than a quarter of an hour */
  untilCaughtUp(): Promise<void>;
  /** Has PostgreSQL keep the files of its write-ahead log for use again, as one does that has run for an hour. */
  checkpoint(): Promise<void>;
  /** CPU and memory up to now by process, PostgreSQL, Kafka and this load generator among them. */
  usage(): Record<string, Usage>;
}

/** The letters of a run. */
export function letters({ letters: door }: Pipeline, connections: number, run: string): Load {
  return { ...door, connections, body: (n) => loadMessage(run, n) };
}

/** Waits until as many cases are placed. Counting takes CPU from what is measured: the more are missing, the longer it waits. @throws when none moves for a minute */
export async function untilPlaced(pipeline: Pipeline, count: number): Promise<void> {
  const started = { at: Date.now(), placed: await pipeline.countPlaced() };
  for (let { at: movedAt, placed } = started; placed < count;) {
    const perSecond = (placed - started.placed) / ((Date.now() - started.at) / 1_000);
    const halfOfTheRest = perSecond > 0 ? ((count - placed) / perSecond) * 500 : 0;
    await pause(Math.min(Math.max(halfOfTheRest, 1_000), 20_000));
    const now = await pipeline.countPlaced();
    if (now > placed) movedAt = Date.now();
    placed = now;
    if (Date.now() - movedAt > 60_000)
      throw new Error(`only ${placed} of ${count} cases came to a queue, and nothing moves`);
  }
}
