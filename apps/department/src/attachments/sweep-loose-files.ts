import { Clock } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { claimDue, forget } from './loose-file-table.ts';
import { FileStore } from './storing/file-store.ts';

/** Files in one go. */
const batchSize = 100;

/**
 * Removes from the store what is no attachment and will be none. A file is marked before it is removed and forgotten only after, so
 * a sweep that is killed is done again; instances may sweep at once, for to remove a file twice does no harm.
 */
@Injectable()
export class SweepLooseFiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly files: FileStore,
  ) {}

  async sweepDue(): Promise<void> {
    const { manager } = this.dataSource;
    const ids = await claimDue(manager, await this.clock.now(), batchSize);
    await Promise.all(ids.map((id) => this.files.remove(id)));
    await forget(manager, ids);
  }
}
