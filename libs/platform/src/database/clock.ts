import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** The one time that rules go by: the database's, which tests may shift for all services together. */
@Injectable()
export class Clock {
  constructor(private readonly dataSource: DataSource) {}

  /** @param manager the caller's transaction, where there is one */
  async now(manager: EntityManager = this.dataSource.manager): Promise<Date> {
    const [row] = await manager.query<[{ now: Date }]>('select platform.now() as now');
    return row.now;
  }
}
