import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** SQL for the one time that all rules go by; a test may shift it for all services together. */
export const clock = 'platform.now()';

/** The one time that rules go by: the database's, which tests may shift for all services together. */
@Injectable()
export class Clock {
  constructor(private readonly dataSource: DataSource) {}

  /** @param manager the caller's transaction, where there is one */
  async now(manager: EntityManager = this.dataSource.manager): Promise<Date> {
    const [row] = await manager.query<[{ now: Date }]>(`select ${clock} as now`);
    return row.now;
  }
}
