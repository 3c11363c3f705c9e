import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { countUnwatched } from './unwatched-region-table.ts';

/** How many Regions have nobody now; above 0 somebody must be found who looks. */
@Injectable()
export class UnwatchedRegionsGauge extends Gauge<'level'> {
  constructor(registry: Registry, dataSource: DataSource) {
    super({
      name: 'xinqiao_regions_unwatched',
      help: 'Regions with a bureau in force of whose escalations nobody is told, be there any or not.',
      labelNames: ['level'],
      registers: [registry],
      async collect() {
        // While the database is down the last count stands.
        const counts = await countUnwatched(dataSource.manager).catch(() => new Map<never, never>());
        for (const [level, count] of counts) this.set({ level }, count);
      },
    });
  }
}
