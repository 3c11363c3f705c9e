import { isProvince, subtreePrefix } from '#domain';
import { reachOf, type StaffMember } from './domain/who-may.ts';

/**
 * What `maySee` says, as SQL over rows of `case` called `c`.
 * @param first the number of the first of its five parameters
 */
export const isInReach = (first: number): string => `(
  (c.lead ->> 'id' = $${first}
    or exists (select from json_array_elements(c.co_handling) as helper where helper ->> 'id' = $${first})
    or $${first + 1}::boolean
    or (c.region_code >= $${first + 2} and c.region_code < $${first + 3}))
  and ${isNotAbout(`$${first + 4}`)})`;

/**
 * That a case is no complaint about a bureau, as SQL over rows of `case`.
 * @param bureau what stands for its id
 */
export function isNotAbout(bureau: string): string {
  return `not exists (select from json_array_elements(aside -> 'about') as named where named ->> 'id' = ${bureau})`;
}

/** The parameters of {@link isInReach}. */
export function reachParameters(staff: StaffMember): unknown[] {
  const { bureauId, regionCode } = reachOf(staff);
  const isEverywhere = regionCode !== undefined && isProvince(regionCode);
  const prefix = regionCode === undefined || isEverywhere ? undefined : subtreePrefix(regionCode);
  const before = prefix === undefined ? null : `${prefix}:`;
  return [bureauId ?? null, isEverywhere, prefix ?? null, before, staff.bureauId ?? null];
}
