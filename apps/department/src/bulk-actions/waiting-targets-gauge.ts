import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { DataSource } from 'typeorm';

/** How many cases of bulk actions wait for their turn: falling while anybody works on them. */
@Injectable()
export class WaitingTargetsGauge extends Gauge {
  constructor(registry: Registry, dataSource: DataSource) {
    super({
      name: 'department_waiting_bulk_targets',
      help: 'Cases of bulk actions that wait for their turn.',
      registers: [registry],
      async collect() {
        // While the database is down the last count stands.
        const [row] = await dataSource
          .query<{ count: number }[]>(
            'select coalesce(sum(targets - done), 0)::integer as count from bulk_action where finished_at is null',
          )
          .catch(() => []);
        if (row) this.set(row.count);
      },
    });
  }
}
