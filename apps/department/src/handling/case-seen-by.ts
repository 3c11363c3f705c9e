import type { EntityManager } from 'typeorm';
import { findCase } from './case-table.ts';
import type { OpenedCase } from './domain/case-state.ts';
import { maySee, type StaffMember } from './domain/who-may.ts';
import { caseNotFound, caseNumberIn, notTheirs } from './failures.ts';

/**
 * A case as it stands, without its tasks, for somebody of the staff who may see it.
 * @param caseNumber as it was typed
 * @throws Failure not-found; forbidden for who is neither at work on the case nor answers for its region
 */
export async function caseSeenBy(manager: EntityManager, staff: StaffMember, caseNumber: string): Promise<OpenedCase> {
  const state = await findCase(manager, caseNumberIn(caseNumber));
  if (!state) throw caseNotFound();
  if (!maySee(staff, state)) throw notTheirs();
  return state;
}
