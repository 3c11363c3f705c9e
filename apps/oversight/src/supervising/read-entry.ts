import type { Readable } from 'node:stream';
import { bureausOf } from '#domain';
import { Clock, Cursor, highestId, type PageQuery, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findKnownCase } from '../known-cases/known-case-table.ts';
import { type Paper, papersOf } from '../papers/paper-table.ts';
import { Papers } from '../papers/papers.ts';
import type { Entry } from './domain/entry.ts';
import { notesOf } from './entry-table.ts';
import { demandEntry, demandEntryOf } from './hold-entry.ts';
import type { EntryDetails, EntryNotePage } from './supervising.dto.ts';
import { viewOfEntry } from './view-of-entry.ts';

const cursor = new Cursor({ id: 'id' });
/** So many notes are read with an entry, and those before them by themselves. */
const notesWithEntry = { limit: 200 };

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

  /** Its notes for a supervisor. @throws Failure not-found, forbidden; invalid for an `after` that no page gave */
  async notesForSupervisor(staff: Staff, id: string, page: PageQuery): Promise<EntryNotePage> {
    return this.notes(await demandEntry(this.dataSource.manager, staff, id), page);
  }

  /** Its notes as the bureau reads them that is to settle it. @throws Failure not-found; invalid for an `after` that no page gave */
  async notesForBureau(staff: Staff, id: string, page: PageQuery): Promise<EntryNotePage> {
    return this.notes(await demandEntryOf(this.dataSource.manager, staff, id), page, bureausOf(staff));
  }

  /** A file that lies with it. @throws Failure not-found, forbidden */
  async open(staff: Staff, id: string, paperId: string): Promise<{ paper: Paper; content: Readable }> {
    await demandEntry(this.dataSource.manager, staff, id);
    return this.papers.open(id, paperId);
  }

  private async details(entry: Entry, bureauIds?: readonly string[]): Promise<EntryDetails> {
    const { manager } = this.dataSource;
    const facts = await findKnownCase(manager, entry.caseId);
    const { entries: notes, next: nextNotes } = await this.notes(entry, notesWithEntry, bureauIds);
    const now = await this.clock.now();
    return {
      ...viewOfEntry(entry, now),
      caseStatus: facts?.status,
      reopenings: facts?.reopenings,
      citizensWord: facts?.word,
      ...{ notes, nextNotes },
      papers: bureauIds === undefined ? await papersOf(manager, entry.id) : [],
    };
  }

  private async notes(
    entry: Entry,
    { after, limit }: PageQuery,
    bureauIds?: readonly string[],
  ): Promise<EntryNotePage> {
    const before = after === undefined ? highestId : cursor.parse(after).id;
    const found = await notesOf(this.dataSource.manager, entry.id, { before, limit: limit + 1 }, bureauIds);
    const notes = found.slice(0, limit);
    const last = found.length > limit ? notes.at(-1) : undefined;
    return { entries: notes.map(({ id: _, ...note }) => note), next: last && cursor.print(last) };
  }
}
