import { PinoLogger, RepeatUntilShutdown } from '#platform';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { MoveDeadlines } from './calendar/move-deadlines.ts';
import { casesAtOnce, RaiseDueSteps } from './raise-due-steps.ts';

/** How late a step may be raised while the service runs, ms. */
const everyMs = 1_000;

/** Moves deadlines with the calendar and raises steps as they fall due, for as long as the service runs; after a time in which none ran, all of that time. */
@Injectable()
export class KeepTicking implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly ticking: RepeatUntilShutdown;
  private isEnding = false;

  constructor(
    private readonly dueSteps: RaiseDueSteps,
    private readonly deadlines: MoveDeadlines,
    logger: PinoLogger,
  ) {
    const warning = 'Steps that are due could not be raised; trying again in a second';
    this.ticking = new RepeatUntilShutdown(() => this.tick(), { everyMs, warning, logger });
  }

  onApplicationBootstrap(): void {
    this.ticking.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    this.isEnding = true;
    return this.ticking.stop();
  }

  private async tick(): Promise<void> {
    let isMoving = true;
    while (isMoving && !this.isEnding) isMoving = await this.deadlines.round();
    let cases = casesAtOnce;
    while (cases === casesAtOnce && !this.isEnding) cases = await this.dueSteps.round();
  }
}
