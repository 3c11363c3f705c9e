import { bureausOf, type CasePlace, overseesCase, type Reach, reachesCase } from '#domain';
import type { CaseState, WhatIsKnown } from './case-state.ts';
import { type CoTask, openTasks } from './co-task.ts';
import { isAbout } from './complained-of.ts';

/** On whose word a transition happens; `supervisor-of-others` decides what the lead bureau asks for, `follow-up-caller` rings a citizen up, `directory` is the merger of a bureau into another one, `target-case` the end of the case as part of which one is handled. */
export const parties = [
  'citizen',
  'router',
  'clock',
  'directory',
  'target-case',
  'triage-officer',
  'lead-bureau',
  'bureau-head',
  'co-bureau',
  'supervisor',
  'supervisor-of-others',
  'follow-up-caller',
] as const;
export type Party = (typeof parties)[number];

export type Role = 'handler' | 'bureau-head' | 'triage-officer' | 'supervisor' | 'leader';

/** The roles in which a person of the staff may speak for a party; how far each reaches, {@link speaksFor} says. */
export const rolesOf: Readonly<Record<Party, readonly Role[]>> = {
  citizen: [],
  router: [],
  clock: [],
  directory: [],
  'target-case': [],
  'triage-officer': ['triage-officer'],
  'lead-bureau': ['handler', 'bureau-head'],
  'bureau-head': ['bureau-head'],
  'co-bureau': ['handler', 'bureau-head'],
  supervisor: ['supervisor'],
  'supervisor-of-others': ['supervisor'],
  'follow-up-caller': ['triage-officer'],
};

/** The roles of those who answer for a region; a leader speaks for no party, and reads. */
const overseers: readonly Role[] = [...rolesOf['triage-officer'], ...rolesOf.supervisor, 'leader'];

/** The roles of those who may read a case, as far as {@link maySee} says. */
export const readerRoles: readonly Role[] = [...rolesOf['lead-bureau'], ...overseers];

/** The roles of those who may add to a case without being asked to do a step of it, as far as {@link actsOn} says. */
export const actingRoles: readonly Role[] = [
  ...rolesOf['lead-bureau'],
  ...rolesOf['triage-officer'],
  ...rolesOf.supervisor,
];

/** A person of the staff as the identity provider vouches for them. */
export interface StaffMember {
  /** Stable and opaque; never a name. */
  readonly subject: string;
  readonly roles: readonly string[];
  readonly bureauId?: string;
  /** Bureaus that were merged into theirs, whose work they go on with. */
  readonly formerBureauIds?: readonly string[];
  /** GB/T 2260: the region in whose subtree the person acts. */
  readonly regionCode?: string;
}

/** Who asks for something: a person of the staff, or the citizen whose case it is. */
export type Actor = StaffMember | 'citizen';

/** Whether somebody speaks for this party in this case. */
export function speaksFor(party: Party, actor: Actor, state: CaseState): boolean {
  return actor === 'citizen' ? party === actor : staffSpeaksFor(party, actor, state);
}

function staffSpeaksFor(party: Party, staff: StaffMember, state: CaseState): boolean {
  switch (party) {
    case 'lead-bureau':
      return worksAt(staff, leadOf(state)?.id) && !isOfThoseMeant(staff, state);
    case 'bureau-head':
      return hasOneOf(staff, rolesOf[party]) && staffSpeaksFor('lead-bureau', staff, state);
    case 'co-bureau':
      return tasksOf(state).some(({ bureau }) => worksAt(staff, bureau.id)) && !isOfThoseMeant(staff, state);
    case 'triage-officer':
    case 'supervisor':
      return hasOneOf(staff, rolesOf[party]) && overseesCase(staff, placeOf(state)) && !isOfThoseMeant(staff, state);
    case 'supervisor-of-others':
      // No bureau grants itself what it asks for.
      return staffSpeaksFor('supervisor', staff, state) && !isOfLead(staff, state);
    case 'follow-up-caller':
      // 回访 is not made by the bureau that is rated.
      return staffSpeaksFor('triage-officer', staff, state) && !isOfLead(staff, state);
    case 'citizen':
    case 'router':
    case 'clock':
    case 'directory':
    case 'target-case':
      return false;
    default:
      return party satisfies never;
  }
}

/**
 * Whether somebody may read a case with its message: its citizen, the bureaus at work on it, and who oversees its region;
 * nobody of a bureau that it is a complaint about, whatever else he is.
 */
export function maySee(actor: Actor, state: CaseState): boolean {
  if (actor === 'citizen') return true;
  return reachesPlace(actor, placeOf(state)) && !isOfThoseMeant(actor, state);
}

function reachesPlace(staff: StaffMember, place: CasePlace): boolean {
  const { bureauId, regionCode } = reachOf(staff);
  const bureaus = bureauId === undefined ? [] : bureausOf(staff);
  return reachesCase({ regionCode }, place) || bureaus.some((id) => reachesCase({ bureauId: id }, place));
}

/** Whether somebody is of the bureau that leads a case, in whatever role. */
function isOfLead(staff: StaffMember, state: CaseState): boolean {
  return bureausOf(staff).includes(leadOf(state)?.id ?? '');
}

function isOfThoseMeant(staff: StaffMember, state: WhatIsKnown): boolean {
  return bureausOf(staff).some((id) => isAbout(state, { id }));
}

/** The bureau for which somebody is at work on a case, leading or helping; undefined for who acts as its region's, and for whom it is about. */
export function bureauAtWork(staff: StaffMember, state: CaseState): string | undefined {
  if (isOfThoseMeant(staff, state)) return undefined;
  const { bureauId } = reachOf(staff);
  const { bureauIds } = placeOf(state);
  return bureauId !== undefined && bureausOf(staff).some((id) => bureauIds.includes(id)) ? bureauId : undefined;
}

/** Whether somebody acts on a case, for a bureau at work on it or for its region; who only reads it does not. */
export function actsOn(staff: StaffMember, state: CaseState): boolean {
  const isOfRegion = speaksFor('triage-officer', staff, state) || speaksFor('supervisor', staff, state);
  return isOfRegion || bureauAtWork(staff, state) !== undefined;
}

/** What of their claims their roles put to use. */
export function reachOf(staff: StaffMember): Reach {
  return {
    bureauId: hasOneOf(staff, rolesOf['lead-bureau']) ? staff.bureauId : undefined,
    regionCode: hasOneOf(staff, overseers) ? staff.regionCode : undefined,
  };
}

function placeOf(state: WhatIsKnown) {
  return { bureauIds: bureausAt(state), regionCode: state.regionCode };
}

/** The ids of the bureaus at work on a case, which may read it; none of those that it is about. */
export function bureausAt(state: WhatIsKnown): string[] {
  const { lead, coHandling = [] } = state;
  const atWork = [...(lead ? [lead] : []), ...coHandling].filter((bureau) => !isAbout(state, bureau));
  return atWork.map(({ id }) => id);
}

function leadOf({ lead }: WhatIsKnown) {
  return lead;
}

function tasksOf({ coTasks }: WhatIsKnown): CoTask[] {
  return openTasks(coTasks);
}

function worksAt(staff: StaffMember, bureauId: string | undefined): boolean {
  return bureauId !== undefined && bureausOf(staff).includes(bureauId) && hasOneOf(staff, rolesOf['lead-bureau']);
}

function hasOneOf(staff: StaffMember, roles: readonly Role[]): boolean {
  return roles.some((role) => staff.roles.includes(role));
}
