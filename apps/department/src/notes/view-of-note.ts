import type { ReadableNotes } from './domain/readable-notes.ts';
import type { NoteRow } from './note-table.ts';
import type { NoteView } from './notes.dto.ts';

/** A note as somebody reads it; a withdrawn one keeps its place, and what it said is told to supervisors alone. */
export function viewOfNote(row: NoteRow, { everybodys }: ReadableNotes): NoteView {
  const { id, bureau_id: bureauId, staff, text, written_at: writtenAt, withdrawn_at: withdrawnAt } = row;
  return {
    id,
    bureauId: bureauId ?? undefined,
    staff,
    text: withdrawnAt && !everybodys ? undefined : text,
    writtenAt,
    withdrawnAt: withdrawnAt ?? undefined,
  };
}
