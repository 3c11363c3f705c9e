import { PinoLogger, RepeatUntilShutdown } from '#platform';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
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
