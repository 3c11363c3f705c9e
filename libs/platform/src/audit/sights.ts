import { isTransient } from '#messaging';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import { GroupCommit } from '../database/group-commit.ts';
import { type AuditEntry, recordInAudit } from './audit-entry.ts';

/** Those who read together are written down together; one more waits no longer than the write before his takes. */
const groups = { largestGroup: 500, worthASecond: 100, longestQueue: 5_000 };

/** Who looks at the same page of a list again within this time sees it as he was written down to have seen it, ms. */
const sameSightMs = 3_600_000;

/** So many pages are remembered by a process; one that is forgotten costs one entry more. */
const mostRemembered = 20_000;

/** Writes down who is about to see something, before he does: a crash loses no entry of what was shown. */
@Injectable()
export class Sights {
  private readonly pending: GroupCommit<AuditEntry, undefined>;
  /** By who saw them. */
  private readonly pages = new LRUCache<string, true>({ max: mostRemembered, ttl: sameSightMs });

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

  /**
   * As {@link record}, of a page of a list, which a screen that stays open asks for again and again: that is one sight for an hour. It is
   * remembered only once it is written.
   * @param page what was asked for, with all that narrows it
   */
  async recordPage(sight: AuditEntry, page: string): Promise<void> {
    const key = `${sight.staff} ${page}`;
    if (this.pages.has(key)) return;
    await this.record(sight);
    this.pages.set(key, true);
  }
}
