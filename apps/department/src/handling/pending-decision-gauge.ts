import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { DataSource } from 'typeorm';

/** How many decisions wait for their case: more while intake's events are behind, and for ever if one of them is lost. */
@Injectable()
export class PendingDecisionGauge extends Gauge {
  constructor(registry: Registry, dataSource: DataSource) {
    super({
      name: 'department_pending_decisions',
      help: 'Routing decisions that came before their case and wait for it.',
      registers: [registry],
      async collect() {
        // While the database is down the last count stands.
        const [row] = await dataSource
          .query<{ count: number }[]>('select count(*)::integer as count from pending_decision')
          .catch(() => []);
        if (row) this.set(row.count);
      },
    });
  }
}
