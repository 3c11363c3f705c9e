import { Clock } from '../database/clock.ts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { claimDue, forget } from './loose-file-table.ts';
import { FileStore } from './storing/file-store.ts';

/** Files in one go. */
const batchSize = 100;

/**
 * Removes from the store what is no attachment and will be none. A file is marked before it is removed and forgotten only after, so
 * a sweep that is killed is done again later, as is a file that cannot be removed; instances may sweep at once, for to remove a file twice
 * does no harm.
 */
@Injectable()
export class SweepLooseFiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly files: FileStore,
  ) {}

  /** @throws why a file cannot be removed; the others are */
  async sweepDue(): Promise<void> {
    const { manager } = this.dataSource;
    const ids = await claimDue(manager, await this.clock.now(), batchSize);
    const removals = await Promise.allSettled(ids.map((id) => this.files.remove(id)));
    await forget(
      manager,
      ids.filter((_, index) => removals[index]?.status === 'fulfilled'),
    );
    const failed = removals.find((removal) => removal.status === 'rejected');
    if (failed) throw failed.reason;
  }
}
