import { Cursor, highestId, type PageQuery } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { findNotes } from './note-table.ts';
import { notesOpenTo } from './notes-open-to.ts';
import type { NotePage } from './notes.dto.ts';
import { viewOfNote } from './view-of-note.ts';

const cursor = new Cursor({ id: 'id' });
const end = { id: highestId };

/** The notes of a case that somebody may read, a page at a time; the newest come first. */
@Injectable()
export class ListNotes {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Failure not-found, forbidden; invalid for an `after` that no page gave */
  async list(caseNumber: string, staff: StaffMember, { limit, after }: PageQuery): Promise<NotePage> {
    const { manager } = this.dataSource;
    const { id: before } = after === undefined ? end : cursor.parse(after);
    const { caseId, readable } = await notesOpenTo(manager, staff, caseNumber);
    const found = await findNotes(manager, caseId, readable, { before, limit: limit + 1 });
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1) : undefined;
    return { entries: rows.map((row) => viewOfNote(row, readable)), next: last && cursor.print({ id: last.id }) };
  }
}
