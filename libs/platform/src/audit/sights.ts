import { isTransient } from '#messaging';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { GroupCommit } from '../database/group-commit.ts';
import { type AuditEntry, recordInAudit } from './audit-entry.ts';

/** Those who read together are written down together; one more waits no longer than the write before his takes. */
const groups = { largestGroup: 500, worthASecond: 100, longestQueue: 5_000 };

/** Writes down who is about to see something, before he does: a crash loses no entry of what was shown. */
@Injectable()
export class Sights {
  private readonly pending: GroupCommit<AuditEntry, undefined>;

  constructor(dataSource: DataSource) {
    this.pending = new GroupCommit(
      async (entries) => {
        await recordInAudit(dataSource.manager, entries);
        return entries.map(() => undefined);
      },
      { ...groups, keysOf: () => [], isOutage: isTransient },
    );
  }

  /** Resolves once it is written. @throws Failure `overloaded`; while the database is away, what its driver says */
  async record(sight: AuditEntry): Promise<void> {
    await this.pending.submit(sight);
  }
}
