import type { OpenedCase } from '../../handling/domain/case-state.ts';
import { rolesOf, type Role, speaksFor, type StaffMember } from '../../handling/domain/who-may.ts';

/** The roles in which somebody may see a contact, as far as {@link mayRevealContact} says. */
export const revealingRoles: readonly Role[] = [
  ...rolesOf['lead-bureau'],
  ...rolesOf['triage-officer'],
  ...rolesOf.supervisor,
];

/**
 * Who sees the contact of a case masked, and whole for a reason: the bureau that leads it, who supervises its region, and who has taken the call to ask the
 * citizen whether he is content. Never a bureau where the writer asked to be kept confidential, or reports somebody: whom he reports may work there.
 */
export function mayRevealContact(staff: StaffMember, state: OpenedCase, isConfidential: boolean): boolean {
  if (speaksFor('supervisor', staff, state) || isToCall(staff, state)) return true;
  const kind = 'classification' in state ? state.classification?.kind : undefined;
  return !isConfidential && kind !== 'report' && speaksFor('lead-bureau', staff, state);
}

function isToCall(staff: StaffMember, state: OpenedCase): boolean {
  const takenBy = state.status === 'resolved' ? state.followUp?.takenBy : undefined;
  return takenBy === staff.subject && speaksFor('triage-officer', staff, state);
}
