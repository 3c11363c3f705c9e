import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { countAlarms } from './count-alarms.ts';

/** How many escalations are alarms now; above 0 somebody must be found who looks. */
@Injectable()
export class AlarmsGauge extends Gauge {
  constructor(registry: Registry, dataSource: DataSource) {
    super({
      name: 'xinqiao_escalations_unheard',
      help: 'Escalations that are alarms: nobody in the province has heard or acknowledged them.',
      registers: [registry],
      async collect() {
        // While the database is down the last count stands.
        const alarms = await countAlarms(dataSource.manager).catch(() => undefined);
        if (alarms !== undefined) this.set(alarms);
      },
    });
  }
}
