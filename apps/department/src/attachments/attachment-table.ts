/** Attachments in and out of their table; every function works in the caller's transaction. */
import type { EntityManager } from 'typeorm';
import type { Attachment, Audience } from './domain/attachment.ts';

interface AttachmentRow {
  readonly id: string;
  readonly staff: string | null;
  readonly audience: Audience;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly added_at: Date;
  readonly withdrawn_at: Date | null;
  readonly withdrawn_by: string | null;
}

const columns = 'id, staff, audience, name, type, bytes, sha256, added_at, withdrawn_at, withdrawn_by';

/** Along the primary key; no more than both sides may attach. */
export const attachmentsQuery = `select ${columns} from attachment where case_id = $1 order by id`;

/** All that was ever attached to a case, oldest first. */
export async function attachmentsOf(manager: EntityManager, caseId: string): Promise<Attachment[]> {
  const rows = await manager.query<AttachmentRow[]>(attachmentsQuery, [caseId]);
  return rows.map(attachmentIn);
}

/** How many attachments a case has that were not withdrawn. */
export async function countAttachments(manager: EntityManager, caseId: string): Promise<number> {
  const [row] = await manager.query<[{ count: number }]>(
    'select count(*)::integer as count from attachment where case_id = $1 and withdrawn_at is null',
    [caseId],
  );
  return row.count;
}

export async function findAttachment(
  manager: EntityManager,
  caseId: string,
  id: string,
): Promise<Attachment | undefined> {
  const rows = await manager.query<AttachmentRow[]>(
    `select ${columns} from attachment where case_id = $1 and id = $2`,
    [caseId, id],
  );
  return rows.map(attachmentIn).at(0);
}

export async function insertAttachment(manager: EntityManager, caseId: string, added: Attachment): Promise<void> {
  const { id, staff, audience, name, type, bytes, sha256, addedAt } = added;
  await manager.query(
    `insert into attachment (case_id, id, staff, audience, name, type, bytes, sha256, added_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [caseId, id, staff ?? null, audience, name, type, bytes, sha256, addedAt.toISOString()],
  );
}

/** @param by opaque id of who of the staff; undefined for the citizen */
export async function markWithdrawn(
  manager: EntityManager,
  caseId: string,
  id: string,
  { at, by }: { readonly at: Date; readonly by: string | undefined },
): Promise<void> {
  await manager.query('update attachment set withdrawn_at = $3, withdrawn_by = $4 where case_id = $1 and id = $2', [
    caseId,
    id,
    at.toISOString(),
    by ?? null,
  ]);
}

function attachmentIn({ staff, added_at, withdrawn_at, withdrawn_by, ...row }: AttachmentRow): Attachment {
  return {
    ...row,
    staff: staff ?? undefined,
    addedAt: added_at,
    withdrawnAt: withdrawn_at ?? undefined,
    withdrawnBy: withdrawn_by ?? undefined,
  };
}
