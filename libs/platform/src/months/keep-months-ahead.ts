import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { clock } from '../database/clock.ts';
import { RepeatUntilShutdown } from '../lifecycle/repeat-until-shutdown.ts';
import type { PinoLogger } from '../logging/pino-logger.ts';
import { ensureMonths } from './ensure-months.ts';
import type { MonthlyTable } from './monthly-table.ts';

const sixHours = 6 * 60 * 60 * 1000;

/**
 * Sees to it that each month's partitions are there before the month. Where that fails nothing is lost: rows go to the
 * default partition, and the next round moves them.
 */
export class KeepMonthsAhead implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds: RepeatUntilShutdown;

  constructor(
    private readonly tables: readonly MonthlyTable[],
    private readonly dataSource: DataSource,
    logger: PinoLogger,
  ) {
    const warning = 'The months ahead are not prepared; trying again later';
    this.rounds = new RepeatUntilShutdown(() => this.prepare(), { everyMs: sixHours, warning, logger });
  }

  /** Before the service listens, so that the first rows of a fresh database are spared the move. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.tables.length > 0) await this.rounds.startAtOnce();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.rounds.stop();
  }

  private async prepare(): Promise<void> {
    const [now] = await this.dataSource.query<[{ id: Date; time: Date }]>(`select now() as id, ${clock} as time`);
    for (const table of this.tables) await ensureMonths(this.dataSource, table, now[table.by]);
  }
}
