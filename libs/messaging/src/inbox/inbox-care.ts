import type { DataSource } from 'typeorm';
import { describeError } from '../failures/describe-error.ts';
import type { Log } from '../log.ts';
import { maintainInbox } from './inbox-partitions.ts';

const hourMs = 3_600_000;

/** Looks after the inbox's partitions at start and every hour. Failing is harmless: `inbox_default` takes every day. */
export class InboxCare {
  private timer?: NodeJS.Timeout;
  private current: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: string,
    private readonly log: Log,
  ) {}

  /** Resolves when it has looked for the first time, whether or not it could do anything. */
  start(): Promise<void> {
    this.timer = setInterval(() => {
      void this.look();
    }, hourMs);
    return this.look();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.current;
  }

  private look(): Promise<void> {
    this.current = maintainInbox(this.dataSource, this.clock).catch((error: unknown) => {
      this.log.warn(describeError(error), "The inbox's partitions could not be looked after; next try in an hour");
    });
    return this.current;
  }
}
