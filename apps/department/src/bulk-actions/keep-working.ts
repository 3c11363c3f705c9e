import { PinoLogger, RepeatUntilShutdown } from '#platform';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { WorkOnBulkActions } from './work-on-bulk-actions.ts';

/** How long an action may lie that nobody works on any more, ms. */
const everyMs = 1_000;

/** Finishes bulk actions that took too long to wait for, or whose instance was killed. */
@Injectable()
export class KeepWorking implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds: RepeatUntilShutdown;
  private isEnding = false;

  constructor(
    private readonly bulkActions: WorkOnBulkActions,
    logger: PinoLogger,
  ) {
    const warning = 'Bulk actions could not be worked on; trying again in a second';
    this.rounds = new RepeatUntilShutdown(() => this.finishAll(), { everyMs, warning, logger });
  }

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    this.isEnding = true;
    return this.rounds.stop();
  }

  private async finishAll(): Promise<void> {
    let isWorking = true;
    while (isWorking && !this.isEnding) isWorking = await this.bulkActions.round();
  }
}
