/** Notes in and out of their table; every function works in the caller's transaction. */
import type { EntityManager } from 'typeorm';
import type { ReadableNotes } from './domain/readable-notes.ts';

/** A row of the table `note` as the driver gives it. */
export interface NoteRow {
  readonly id: string;
  readonly bureau_id: string | null;
  readonly staff: string;
  readonly text: string;
  readonly written_at: Date;
  readonly withdrawn_at: Date | null;
}

export interface NewNote {
  readonly id: string;
  readonly caseId: string;
  readonly bureauId: string | undefined;
  readonly staff: string;
  readonly text: string;
  readonly writtenAt: Date;
  /** Digest of the Idempotency-Key that it came with. */
  readonly key: string | undefined;
}

const columns = 'id, bureau_id, staff, text, written_at, withdrawn_at';

/** A walk back along the primary key; notes of other bureaus at the same case are passed over. */
export const notesQuery = `
  select ${columns} from note
  where case_id = $1 and id < $2::uuid and ($3::boolean or case when $4::text[] is null then bureau_id is null else bureau_id = any($4) end)
  order by id desc limit $5`;

/** Newest first. @param before the id after which, going back, the page begins */
export function findNotes(
  manager: EntityManager,
  caseId: string,
  { everybodys, bureauIds }: ReadableNotes,
  { before, limit }: { readonly before: string; readonly limit: number },
): Promise<NoteRow[]> {
  return manager.query(notesQuery, [caseId, before, everybodys, bureauIds ?? null, limit]);
}

/** @returns undefined where its author has written one with the same key before */
export async function insertNote(manager: EntityManager, note: NewNote): Promise<NoteRow | undefined> {
  const { id, caseId, bureauId, staff, text, writtenAt, key } = note;
  const rows = await manager.query<NoteRow[]>(
    `insert into note (case_id, id, bureau_id, staff, text, written_at, key) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (case_id, staff, key) do nothing returning ${columns}`,
    [caseId, id, bureauId ?? null, staff, text, writtenAt.toISOString(), key ?? null],
  );
  return rows.at(0);
}

/** The note that its author has written with this key. */
export async function noteWithKey(manager: EntityManager, note: NewNote): Promise<NoteRow | undefined> {
  const rows = await manager.query<NoteRow[]>(
    `select ${columns} from note where case_id = $1 and staff = $2 and key = $3`,
    [note.caseId, note.staff, note.key],
  );
  return rows.at(0);
}

/** The note, held until the transaction ends. */
export async function lockNote(manager: EntityManager, caseId: string, id: string): Promise<NoteRow | undefined> {
  const rows = await manager.query<NoteRow[]>(`select ${columns} from note where case_id = $1 and id = $2 for update`, [
    caseId,
    id,
  ]);
  return rows.at(0);
}

export async function markWithdrawn(manager: EntityManager, caseId: string, id: string, at: Date): Promise<void> {
  await manager.query('update note set withdrawn_at = $3 where case_id = $1 and id = $2', [
    caseId,
    id,
    at.toISOString(),
  ]);
}
