import type { EntityManager } from 'typeorm';
import { newUuid } from '#messaging';
import type { ContactRevealView } from './contacts.dto.ts';

/** Notes in the caller's transaction who has the contact of a case shown whole, when and what for. */
export async function noteReveal(manager: EntityManager, caseId: string, reveal: ContactRevealView): Promise<void> {
  const { staff, at, reason } = reveal;
  await manager.query(
    'insert into contact_reveal (id, case_id, staff, revealed_at, reason) values ($1, $2, $3, $4, $5)',
    [newUuid(), caseId, staff, at, reason],
  );
}

/** Oldest first. */
export async function revealsOf(manager: EntityManager, caseId: string): Promise<ContactRevealView[]> {
  return manager.query<ContactRevealView[]>(
    'select staff, revealed_at as at, reason from contact_reveal where case_id = $1 order by id',
    [caseId],
  );
}
