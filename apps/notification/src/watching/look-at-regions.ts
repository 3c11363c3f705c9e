import { Clock, PinoLogger, transact } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { mailThoseAbove } from './mail-those-above.ts';
import { type Findings, keepUnwatched, lookAlone, regionsInForce } from './unwatched-region-table.ts';

/**
 * Finds Regions that have nobody who is told of their escalations, though none is raised there: each is told once as long as that stands, by however many
 * instances, in the log, and to those above by mail as soon as one of them has a subscription by mail; and is over when somebody subscribes.
 */
@Injectable()
export class LookAtRegions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly logger: PinoLogger,
  ) {}

  async round(): Promise<Findings> {
    const { begun, over } = await transact(this.dataSource, async (manager) => {
      await lookAlone(manager);
      const now = await this.clock.now(manager);
      const found = await keepUnwatched(manager, await regionsInForce(manager), now);
      if (found.unmailed.length > 0) await mailThoseAbove(manager, found.unmailed, now);
      return found;
    });
    if (begun.length > 0)
      this.logger.warn(
        { regions: begun },
        'Nobody is told of the escalations of these regions; those within them that have nobody either are not named',
      );
    if (over.length > 0)
      this.logger.info(
        { regions: over },
        'These regions are no longer without somebody who is told of their escalations',
      );
    return { begun, over };
  }
}
