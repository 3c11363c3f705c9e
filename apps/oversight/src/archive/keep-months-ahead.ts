import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock, PinoLogger } from '#platform';
import { DataSource } from 'typeorm';
import { ensureArchiveMonths } from './ensure-archive-months.ts';

const sixHours = 6 * 60 * 60 * 1000;

/**
 * Sees to it that each month's partition is there before the month. Where that fails nothing is lost: events go to the
 * default partition, and the next round moves them.
 */
@Injectable()
export class KeepMonthsAhead implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly logger: PinoLogger,
  ) {}

  onApplicationBootstrap(): void {
    this.look();
    this.timer = setInterval(() => {
      this.look();
    }, sixHours);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.round;
  }

  private look(): void {
    this.round = this.clock
      .now()
      .then((now) => ensureArchiveMonths(this.dataSource, now))
      .catch((error: unknown) => {
        this.logger.warn({ err: error }, 'The months ahead are not prepared in the event archive; trying again later');
      });
  }
}
