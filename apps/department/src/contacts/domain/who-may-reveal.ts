import { bureausOf } from '#domain';
import type { OpenedCase } from '../../handling/domain/case-state.ts';
import { callerOf } from '../../handling/domain/follow-up.ts';
import { bureausAt, rolesOf, type Role, speaksFor, type StaffMember } from '../../handling/domain/who-may.ts';

/** The roles in which somebody may see a contact, as far as {@link mayRevealContact} says. */
export const revealingRoles: readonly Role[] = [
  ...rolesOf['lead-bureau'],
  ...rolesOf['triage-officer'],
  ...rolesOf.supervisor,
];

/**
 * Who sees the contact of a case masked, and whole for a reason: the bureau that leads it, who supervises its region, and who has taken the call to ask the
 * citizen whether he is content, while it is his, or answers one who could not be reached. Never somebody of a bureau at work on it where the writer asked to be kept
 * confidential, or reports somebody: whom he reports may work there.
 */
export function mayRevealContact(staff: StaffMember, state: OpenedCase, isConfidential: boolean, now: Date): boolean {
  const kind = 'classification' in state ? state.classification?.kind : undefined;
  const isProtected = isConfidential || kind === 'report';
  if (isProtected && isAtWork(staff, state)) return false;
  if (speaksFor('supervisor', staff, state) || isToCall(staff, state, now)) return true;
  return speaksFor('lead-bureau', staff, state);
}

/** Whatever their roles are. */
function isAtWork(staff: StaffMember, state: OpenedCase): boolean {
  const atWork = bureausAt(state);
  return bureausOf(staff).some((id) => atWork.includes(id));
}

/** Who has taken the call; and where the citizen was rung up in vain too often, so that it is he who rings up, whoever may answer. */
function isToCall(staff: StaffMember, state: OpenedCase, now: Date): boolean {
  if (state.status !== 'resolved' || !speaksFor('follow-up-caller', staff, state)) return false;
  const { followUp: call, onlyByCall = false } = state;
  return call ? callerOf(call, now) === staff.subject : onlyByCall;
}
