import { overseesCase, type Reach, reachesCase } from '#domain';
import type { CaseState } from './case-state.ts';

/** On whose word a transition happens. */
export type Party = 'citizen' | 'router' | 'triage-officer' | 'lead-bureau';

export type Role = 'handler' | 'bureau-head' | 'triage-officer' | 'supervisor';

/** The roles in which a person of the staff may speak for a party; how far each reaches, {@link speaksFor} says. */
export const rolesOf: Readonly<Record<Party, readonly Role[]>> = {
  citizen: [],
  router: [],
  'triage-officer': ['triage-officer'],
  'lead-bureau': ['handler', 'bureau-head'],
};

/** The roles of those who may read a case, as far as {@link maySee} says. */
export const readerRoles: readonly Role[] = [...rolesOf['lead-bureau'], ...rolesOf['triage-officer'], 'supervisor'];

/** A person of the staff as the identity provider vouches for them. */
export interface StaffMember {
  /** Stable and opaque; never a name. */
  readonly subject: string;
  readonly roles: readonly string[];
  readonly bureauId?: string;
  /** GB/T 2260: the region in whose subtree the person acts. */
  readonly regionCode?: string;
}

/** Whether a person of the staff speaks for this party in this case. */
export function speaksFor(party: Party, staff: StaffMember, state: CaseState): boolean {
  switch (party) {
    case 'lead-bureau':
      return 'lead' in state && worksAt(staff, state.lead.id);
    case 'triage-officer':
      return hasOneOf(staff, rolesOf[party]) && overseesCase(staff, placeOf(state));
    case 'citizen':
    case 'router':
      return false;
    default:
      return party satisfies never;
  }
}

/** Whether a person of the staff may read a case with its message: the bureaus at work on it, and who oversees its region. */
export function maySee(staff: StaffMember, state: CaseState): boolean {
  return reachesCase(reachOf(staff), placeOf(state));
}

/** What of their claims their roles put to use. */
function reachOf(staff: StaffMember): Reach {
  return {
    bureauId: hasOneOf(staff, rolesOf['lead-bureau']) ? staff.bureauId : undefined,
    regionCode: hasOneOf(staff, ['triage-officer', 'supervisor']) ? staff.regionCode : undefined,
  };
}

function placeOf(state: CaseState) {
  const bureaus = 'lead' in state ? [state.lead, ...state.coHandling] : [];
  return {
    bureauIds: bureaus.map(({ id }) => id),
    regionCode: 'regionCode' in state ? state.regionCode : undefined,
  };
}

function worksAt(staff: StaffMember, bureauId: string): boolean {
  return staff.bureauId === bureauId && hasOneOf(staff, rolesOf['lead-bureau']);
}

function hasOneOf(staff: StaffMember, roles: readonly Role[]): boolean {
  return roles.some((role) => staff.roles.includes(role));
}
