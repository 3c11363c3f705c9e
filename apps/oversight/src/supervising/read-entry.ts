import type { Readable } from 'node:stream';
import { bureausOf } from '#domain';
import { Clock, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findKnownCase } from '../known-cases/known-case-table.ts';
import { type Paper, papersOf } from '../papers/paper-table.ts';
import { Papers } from '../papers/papers.ts';
import type { Entry } from './domain/entry.ts';
import { notesOf } from './entry-table.ts';
import { demandEntry, demandEntryOf } from './hold-entry.ts';
import type { EntryDetails } from './supervising.dto.ts';
import { viewOfEntry } from './view-of-entry.ts';

/** An entry with the life of its case, what was reported and what lies with it. */
@Injectable()
export class ReadEntry {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly papers: Papers,
  ) {}

  /** For those who follow it or answer for its case. @throws Failure not-found, forbidden */
  async forSupervisor(staff: Staff, id: string): Promise<EntryDetails> {
    return this.details(await demandEntry(this.dataSource.manager, staff, id));
  }

  /** For the bureau that is to settle it: without what others said. @throws Failure not-found */
  async forBureau(staff: Staff, id: string): Promise<EntryDetails> {
    return this.details(await demandEntryOf(this.dataSource.manager, staff, id), bureausOf(staff));
  }

  /** A file that lies with it. @throws Failure not-found, forbidden */
  async open(staff: Staff, id: string, paperId: string): Promise<{ paper: Paper; content: Readable }> {
    await demandEntry(this.dataSource.manager, staff, id);
    return this.papers.open(id, paperId);
  }

  private async details(entry: Entry, bureauIds?: readonly string[]): Promise<EntryDetails> {
    const { manager } = this.dataSource;
    const facts = await findKnownCase(manager, entry.caseId);
    const notes = await notesOf(manager, entry.id, bureauIds);
    const now = await this.clock.now();
    return {
      ...viewOfEntry(entry, now),
      caseStatus: facts?.status,
      reopenings: facts?.reopenings,
      citizensWord: facts?.word,
      notes: notes.map(({ entryId: _, ...note }) => note),
      papers: bureauIds === undefined ? await papersOf(manager, entry.id) : [],
    };
  }
}
