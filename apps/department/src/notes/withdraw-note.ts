import { Failure } from '#domain';
import { Clock, recordInAudit } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { validate as isUuid } from 'uuid';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { caseNumberIn } from '../handling/failures.ts';
import { lockNote, markWithdrawn } from './note-table.ts';
import { notesOpenTo } from './notes-open-to.ts';
import type { NoteView } from './notes.dto.ts';
import { viewOfNote } from './view-of-note.ts';

/** Takes a note back: it keeps its place among the others and says no more. To withdraw it again changes nothing. */
@Injectable()
export class WithdrawNote {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Failure not-found, also for a note that somebody else wrote; forbidden for who may not see the case */
  async withdraw(caseNumber: string, staff: StaffMember, noteId: string): Promise<NoteView> {
    return this.dataSource.transaction(async (manager) => {
      const { caseId, readable } = await notesOpenTo(manager, staff, caseNumber);
      const row = isUuid(noteId) ? await lockNote(manager, caseId, noteId) : undefined;
      if (row?.staff !== staff.subject) throw noteNotFound();
      const withdrawnAt = row.withdrawn_at ?? (await this.clock.now(manager));
      if (!row.withdrawn_at) {
        await markWithdrawn(manager, caseId, noteId, withdrawnAt);
        const about = caseNumberIn(caseNumber);
        await recordInAudit(manager, [{ staff: staff.subject, action: 'withdraw-note', about }]);
      }
      return viewOfNote({ ...row, withdrawn_at: withdrawnAt }, readable);
    });
  }
}

function noteNotFound(): Failure {
  return new Failure('not-found', 'note-not-found', 'There is no note of yours with this id in the case.');
}
