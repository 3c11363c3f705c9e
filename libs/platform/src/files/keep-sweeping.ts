import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { RepeatUntilShutdown } from '../lifecycle/repeat-until-shutdown.ts';
import { PinoLogger } from '../logging/pino-logger.ts';
import { SweepLooseFiles } from './sweep-loose-files.ts';

/** Sweeps as long as the service runs. */
@Injectable()
export class KeepSweeping implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds: RepeatUntilShutdown;

  constructor(loose: SweepLooseFiles, logger: PinoLogger) {
    this.rounds = new RepeatUntilShutdown(() => loose.sweepDue(), {
      everyMs: 10_000,
      warning: 'Files that belong to nothing could not be removed; trying again in ten seconds',
      logger,
    });
  }

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.rounds.stop();
  }
}
