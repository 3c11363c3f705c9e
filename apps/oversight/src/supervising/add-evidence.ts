import type { SentFile, Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import type { Paper } from '../papers/paper-table.ts';
import { Papers } from '../papers/papers.ts';
import { entryClosed } from './failures.ts';
import { holdEntry } from './hold-entry.ts';

/** Lays a file with an entry, as evidence of how it was settled, by those who follow it. */
@Injectable()
export class AddEvidence {
  constructor(private readonly papers: Papers) {}

  /** @throws Failure not-found, forbidden; conflict `entry-closed`, `too-many-papers`; what is wrong with the file */
  add(staff: Staff, id: string, sent: SentFile): Promise<Paper> {
    return this.papers.add({ ...sent, staff: staff.subject }, async (manager) => {
      const entry = await holdEntry(manager, staff, { id });
      if (entry.state === 'closed') throw entryClosed(entry);
      return { id, about: entry.caseNumber };
    });
  }
}
