import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { clock } from '../database/clock.ts';
import type { PinoLogger } from '../logging/pino-logger.ts';
import { ensureMonths } from './ensure-months.ts';
import type { MonthlyTable } from './monthly-table.ts';

const sixHours = 6 * 60 * 60 * 1000;

/**
 * Sees to it that each month's partitions are there before the month. Where that fails nothing is lost: rows go to the
 * default partition, and the next round moves them.
 */
export class KeepMonthsAhead implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly tables: readonly MonthlyTable[],
    private readonly dataSource: DataSource,
    private readonly logger: PinoLogger,
  ) {}

  /** Before the service listens, so that the first rows of a fresh database are spared the move. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.tables.length === 0) return;
    this.timer = setInterval(() => {
      this.round = this.look();
    }, sixHours);
    this.round = this.look();
    await this.round;
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.round;
  }

  private async look(): Promise<void> {
    try {
      const [now] = await this.dataSource.query<[{ id: Date; time: Date }]>(`select now() as id, ${clock} as time`);
      for (const table of this.tables) await ensureMonths(this.dataSource, table, now[table.by]);
    } catch (error) {
      this.logger.warn({ err: error }, 'The months ahead are not prepared; trying again later');
    }
  }
}
