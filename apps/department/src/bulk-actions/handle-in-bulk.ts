import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../handling/domain/who-may.ts';
import type { BulkActionResults } from './bulk-actions.dto.ts';
import { type BulkOrder, OrderBulkAction } from './order-bulk-action.ts';
import { ReadBulkAction } from './read-bulk-action.ts';
import { WorkOnBulkActions } from './work-on-bulk-actions.ts';

/** How long somebody is let wait for the end of it, ms. */
const patience = 1_800;
/** Results in the first answer: of named cases all. */
const mostResults = 500;

/** 批量办理: does the same to many cases. What is ordered is done, whether its answer arrives or not. */
@Injectable()
export class HandleInBulk {
  constructor(
    private readonly orders: OrderBulkAction,
    private readonly work: WorkOnBulkActions,
    private readonly reading: ReadBulkAction,
  ) {}

  /**
   * @returns what has come of it; where that takes too long to wait for, as far as it has come
   * @throws Failure what {@link OrderBulkAction} throws
   */
  async handle(order: BulkOrder, by: StaffMember): Promise<BulkActionResults> {
    const id = await this.orders.order(order, by);
    await this.work.workOn(id, patience);
    return this.reading.read(id, by, { limit: mostResults });
  }
}
