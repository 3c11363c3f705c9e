import { PinoLogger, RepeatUntilShutdown } from '#platform';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SealTrail } from './seal-trail.ts';

/** Seals the audit trail as long as the service runs: what was added is beyond anybody's secret change a second later. */
@Injectable()
export class KeepSealing implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds: RepeatUntilShutdown;

  constructor(trail: SealTrail, logger: PinoLogger) {
    this.rounds = new RepeatUntilShutdown(() => trail.seal(), {
      everyMs: 1_000,
      warning: 'The audit trail could not be sealed; trying again in a second',
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
