import { PinoLogger, RepeatUntilShutdown } from '#platform';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { LookAtRegions } from './look-at-regions.ts';

/** How late it may be noticed that a Region has nobody, ms. */
const everyMs = 60_000;

/** Looks again and again whether each Region has somebody who is told of its escalations. */
@Injectable()
export class KeepLooking implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly looking: RepeatUntilShutdown;

  constructor(regions: LookAtRegions, logger: PinoLogger) {
    const warning = 'It could not be seen which regions have nobody; trying again in a minute';
    this.looking = new RepeatUntilShutdown(
      async () => {
        await regions.round();
      },
      { everyMs, warning, logger },
    );
  }

  onApplicationBootstrap(): void {
    this.looking.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.looking.stop();
  }
}
