import { bureausOf, isProvince, subtreePrefix } from '#domain';
import { reachOf, type StaffMember } from './domain/who-may.ts';

/**
 * What `maySee` says, as SQL over rows of `case` called `c`.
 * @param first the number of the first of its five parameters
 */
export const isInReach = (first: number): string => `(
  (c.lead ->> 'id' = any($${first}::text[])
    or exists (select from json_array_elements(c.co_handling) as helper where helper ->> 'id' = any($${first}::text[]))
    or $${first + 1}::boolean
    or (c.region_code >= $${first + 2} and c.region_code < $${first + 3}))
  and ${isNotAbout(`$${first + 4}`)})`;

/**
 * That a case is no complaint about one of some bureaus, as SQL over rows of `case`.
 * @param bureaus what stands for the list of their ids
 */
export function isNotAbout(bureaus: string): string {
  return `not exists (
    select from json_array_elements(aside -> 'about') as named where named ->> 'id' = any(${bureaus}::text[]))`;
}

/** The parameters of {@link isInReach}. */
export function reachParameters(staff: StaffMember): unknown[] {
  const { bureauId, regionCode } = reachOf(staff);
  const isEverywhere = regionCode !== undefined && isProvince(regionCode);
  const prefix = regionCode === undefined || isEverywhere ? undefined : subtreePrefix(regionCode);
  const before = prefix === undefined ? null : `${prefix}:`;
  const bureaus = bureausOf(staff);
  return [bureauId === undefined ? [] : bureaus, isEverywhere, prefix ?? null, before, bureaus];
}
