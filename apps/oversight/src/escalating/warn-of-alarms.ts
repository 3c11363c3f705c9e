import { PinoLogger, RepeatUntilShutdown } from '#platform';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { countAlarms } from './count-alarms.ts';

/** How late an alarm may be said, ms. */
const everyMs = 10_000;
/** After so many rounds it is said again. */
const roundsToRepeat = 360;

/** Says in the log how many escalations nobody looks at, when that changes and every hour: never silence. */
@Injectable()
export class WarnOfAlarms implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds: RepeatUntilShutdown;
  private lastSaid = 0;
  private roundsSince = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly logger: PinoLogger,
  ) {
    const warning = 'Alarms could not be counted; trying again in ten seconds';
    this.rounds = new RepeatUntilShutdown(() => this.warn(), { everyMs, warning, logger });
  }

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /** Says it where there is something to say. */
  async warn(): Promise<void> {
    const alarms = await countAlarms(this.dataSource.manager);
    this.roundsSince += 1;
    if (alarms === this.lastSaid && this.roundsSince < roundsToRepeat) return;
    if (alarms > 0)
      this.logger.warn(
        { alarms },
        'Escalations have reached nobody, or nobody has acknowledged them, in the whole province',
      );
    this.lastSaid = alarms;
    this.roundsSince = 0;
  }
}
