import { Clock } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { lockUnrated } from '../handling/case-table.ts';
import { decide } from '../handling/domain/decide.ts';
import { KeepChanges } from '../handling/keep-changes.ts';

/** Cases in one transaction. */
const batchSize = 500;
/** So many batches in one go: a shutdown waits for no more. */
const mostBatches = 20;

/** Closes what nobody has rated in time. Any number of instances may do so at once: each case is closed by one of them. */
@Injectable()
export class CloseUnratedCases {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly changes: KeepChanges,
  ) {}

  async closeDue(): Promise<void> {
    for (let batch = 0; batch < mostBatches; batch++) if (!(await this.closeSome())) return;
  }

  /** @returns whether there may be more to close */
  private async closeSome(): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const now = await this.clock.now(manager);
      const due = await lockUnrated(manager, now, batchSize);
      if (due.length === 0) return false;
      const closed = due.flatMap((before) => {
        const decision = decide(before, { kind: 'close' }, now);
        return decision.outcome === 'carried-out' ? [{ ...decision, before }] : [];
      });
      await this.changes.keep(manager, closed);
      return due.length === batchSize;
    });
  }
}
