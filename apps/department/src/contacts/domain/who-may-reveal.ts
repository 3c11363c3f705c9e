import type { OpenedCase } from '../../handling/domain/case-state.ts';
import { rolesOf, type Role, speaksFor, type StaffMember } from '../../handling/domain/who-may.ts';

/** The roles in which somebody may see a contact, as far as {@link mayRevealContact} says. */
export const revealingRoles: readonly Role[] = [...rolesOf['lead-bureau'], ...rolesOf.supervisor];

/**
 * Who sees the contact of a case masked, and whole for a reason: the bureau that leads it, and who supervises its region.
 * Never a bureau where the writer asked to be kept confidential, or reports somebody: whom he reports may work there.
 */
export function mayRevealContact(staff: StaffMember, state: OpenedCase, isConfidential: boolean): boolean {
  if (speaksFor('supervisor', staff, state)) return true;
  const kind = 'classification' in state ? state.classification?.kind : undefined;
  return !isConfidential && kind !== 'report' && speaksFor('lead-bureau', staff, state);
}
