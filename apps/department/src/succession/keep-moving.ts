import { PinoLogger, RepeatUntilShutdown } from '#platform';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { MoveToSuccessors } from './move-to-successors.ts';

/** Lets cases follow the mergers of bureaus as long as the service runs. */
@Injectable()
export class KeepMoving implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds: RepeatUntilShutdown;
  private isEnding = false;

  constructor(
    private readonly successors: MoveToSuccessors,
    logger: PinoLogger,
  ) {
    this.rounds = new RepeatUntilShutdown(() => this.moveAll(), {
      everyMs: 2_000,
      warning: 'Cases of merged bureaus could not be moved to their successors; trying again in two seconds',
      logger,
    });
  }

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    this.isEnding = true;
    return this.rounds.stop();
  }

  private async moveAll(): Promise<void> {
    while (!this.isEnding && (await this.successors.round()));
  }
}
