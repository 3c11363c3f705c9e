import { bureausOf, isProvince, subtreePrefix } from '#domain';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { isNotAbout } from '../handling/in-reach.ts';
import type { Condition } from './walk.ts';

/**
 * The cases of a region and all within it; of the whole province also those that have no place yet. Who works at a bureau
 * as well is shown no complaint about it.
 */
export function withinRegion(region: string, staff: StaffMember): Condition[] {
  const bureaus = bureausOf(staff);
  const isTheirs: Condition[] = bureaus.length === 0 ? [] : [[isNotAbout('?'), bureaus]];
  if (isProvince(region)) return isTheirs;
  const prefix = subtreePrefix(region);
  // `:` follows `9`.
  return [['region_code >= ? and region_code < ?', prefix, `${prefix}:`], ...isTheirs];
}
