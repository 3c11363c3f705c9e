import { PinoLogger, RepeatUntilShutdown } from '#platform';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ClimbDueEscalations, escalationsAtOnce } from './climb-due-escalations.ts';

/** How late an escalation may climb while the service runs, ms. */
const everyMs = 1_000;

/** Lets escalations climb as they fall due, for as long as the service runs; after a time in which none ran, all of that time. */
@Injectable()
export class KeepClimbing implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly climbing: RepeatUntilShutdown;
  private isEnding = false;

  constructor(
    private readonly due: ClimbDueEscalations,
    logger: PinoLogger,
  ) {
    const warning = 'Escalations that are due could not climb; trying again in a second';
    this.climbing = new RepeatUntilShutdown(() => this.climb(), { everyMs, warning, logger });
  }

  onApplicationBootstrap(): void {
    this.climbing.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    this.isEnding = true;
    return this.climbing.stop();
  }

  private async climb(): Promise<void> {
    let climbed = escalationsAtOnce;
    while (climbed === escalationsAtOnce && !this.isEnding) climbed = await this.due.round();
  }
}
