import type { EntityManager } from 'typeorm';
import { findCase } from '../handling/case-table.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { caseNotFound, caseNumberIn, notTheirs } from '../handling/failures.ts';
import { type ReadableNotes, readableNotes } from './domain/readable-notes.ts';

/** The notes of a case that are open to somebody. @throws Failure not-found; forbidden for who does not act on the case */
export async function notesOpenTo(
  manager: EntityManager,
  staff: StaffMember,
  caseNumber: string,
): Promise<{ caseId: string; readable: ReadableNotes }> {
  const state = await findCase(manager, caseNumberIn(caseNumber));
  if (!state) throw caseNotFound();
  const readable = readableNotes(staff, state);
  if (!readable) throw notTheirs();
  return { caseId: state.id, readable };
}
