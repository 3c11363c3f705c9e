import { PinoLogger, RepeatUntilShutdown } from '#platform';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CloseUnratedCases } from './close-unrated-cases.ts';

/** Closes cases as long as the service runs; a window of days need not end on the second. */
@Injectable()
export class KeepClosing implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds: RepeatUntilShutdown;

  constructor(unrated: CloseUnratedCases, logger: PinoLogger) {
    this.rounds = new RepeatUntilShutdown(() => unrated.closeDue(), {
      everyMs: 60_000,
      warning: 'Cases whose rating window has passed could not be closed; trying again in a minute',
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
