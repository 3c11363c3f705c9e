import { bureausOf, isWithin, subtreePrefix } from '#domain';
import type { Staff, StaffRole } from '#platform';
import { type FollowersReach, headOf } from './domain/audience.ts';

/** Who may follow what lies in their Region, who what its triage desk owes, and who what concerns their Bureau. */
const overseers: readonly StaffRole[] = ['supervisor', 'leader'];
const atDesks: readonly StaffRole[] = ['triage-officer'];
const atBureaus: readonly StaffRole[] = ['handler', 'bureau-head'];
export const followerRoles: readonly StaffRole[] = [...overseers, ...atDesks, ...atBureaus];

/** @param staff as the mergers of bureaus place him */
export function reachOf(staff: Staff): FollowersReach {
  const { roles, regionCode } = staff;
  const bureaus = bureausOf(staff);
  const isOne = (of: readonly StaffRole[]) => roles.some((role) => of.includes(role));
  // Of a claim that is no region's code nothing would be left, and all begins with nothing.
  const within = regionCode !== undefined && isWithin(regionCode, regionCode) ? subtreePrefix(regionCode) : null;
  return {
    region: isOne(overseers) ? within : null,
    desks: isOne(atDesks) ? within : null,
    staff: isOne(atBureaus) ? bureaus : [],
    heads: roles.includes('bureau-head') ? bureaus.map(headOf) : [],
  };
}
