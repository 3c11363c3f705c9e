import { BaseRpcContext } from '@nestjs/microservices';
import type { EntityManager } from 'typeorm';

/** What a handler gets beside its events. */
export class BatchContext extends BaseRpcContext<[EntityManager, Date]> {
  /** The batch's transaction: what is written through it counts once, together with the inbox and the outbox. */
  get manager(): EntityManager {
    return this.args[0];
  }

  /** The database's time when the batch began. */
  get now(): Date {
    return this.args[1];
  }
}
