import type { DataSource } from 'typeorm';
import { describeError } from '../failures/describe-error.ts';
import type { Log } from '../log.ts';
import { maintainInbox } from './inbox-partitions.ts';

const hourMs = 3_600_000;
/** Soon: the more lies in `inbox_default`, the longer it is locked when a day is moved out of it. */
const minuteMs = 60_000;

/** Looks after the inbox's partitions at start and every hour. Failing is harmless: `inbox_default` takes every day. */
export class InboxCare {
  private timer?: NodeJS.Timeout;
  private current: Promise<void> = Promise.resolve();
  private isStopped = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: string,
    private readonly log: Log,
  ) {}

  /** Resolves when it has looked for the first time, whether or not it could do anything. */
  start(): Promise<void> {
    this.current = this.look();
    return this.current;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.current;
  }

  private async look(): Promise<void> {
    let pauseMs = hourMs;
    try {
      await maintainInbox(this.dataSource, this.clock);
    } catch (error) {
      pauseMs = minuteMs;
      this.log.warn(describeError(error), "The inbox's partitions could not be looked after; next try in a minute");
    }
    if (this.isStopped) return;
    this.timer = setTimeout(() => {
      this.current = this.look();
    }, pauseMs);
  }
}
