import { Clock, digestOf, keyReused, recordInAudit } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { caseNumberIn } from '../handling/failures.ts';
import { insertNote, type NewNote, type NoteRow, noteWithKey } from './note-table.ts';
import { notesOpenTo } from './notes-open-to.ts';
import type { NoteView } from './notes.dto.ts';
import { viewOfNote } from './view-of-note.ts';

/** A note is no step of the case: it has no version, is announced to nobody, and can be written whatever the status. */
@Injectable()
export class WriteNote {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * @param idempotencyKey with which the same note may come again and is written once
   * @throws Failure not-found, forbidden; `idempotency-key-reused` for a key that came with another note
   */
  async write(caseNumber: string, staff: StaffMember, text: string, idempotencyKey?: string): Promise<NoteView> {
    return this.dataSource.transaction(async (manager) => {
      const { caseId, readable } = await notesOpenTo(manager, staff, caseNumber);
      const row = await writeOnce(manager, caseNumberIn(caseNumber), {
        id: uuidv7(),
        caseId,
        bureauId: readable.bureauId,
        staff: staff.subject,
        text,
        writtenAt: await this.clock.now(manager),
        key: idempotencyKey && digestOf(idempotencyKey),
      });
      return viewOfNote(row, readable);
    });
  }
}

async function writeOnce(manager: EntityManager, about: string, note: NewNote): Promise<NoteRow> {
  const inserted = await insertNote(manager, note);
  if (inserted) await recordInAudit(manager, [{ staff: note.staff, action: 'write-note', about }]);
  const written = inserted ?? (await noteWithKey(manager, note));
  if (written?.text !== note.text) throw keyReused();
  return written;
}
