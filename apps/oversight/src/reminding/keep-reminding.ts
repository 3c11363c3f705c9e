import { PinoLogger, RepeatUntilShutdown } from '#platform';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { RaiseReminders, remindersAtOnce } from './raise-reminders.ts';

/** Reminds as things fall due, as long as the service runs; after a time in which none ran, of all of that time. */
@Injectable()
export class KeepReminding implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds: RepeatUntilShutdown;
  private isEnding = false;

  constructor(
    private readonly reminders: RaiseReminders,
    logger: PinoLogger,
  ) {
    const warning = 'Reminders that are due could not be raised; trying again in a second';
    this.rounds = new RepeatUntilShutdown(() => this.raiseAll(), { everyMs: 1_000, warning, logger });
  }

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    this.isEnding = true;
    return this.rounds.stop();
  }

  private async raiseAll(): Promise<void> {
    let raised = remindersAtOnce;
    while (raised === remindersAtOnce && !this.isEnding) raised = await this.reminders.round();
  }
}
