import { isProvince, subtreePrefix } from '#domain';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { isNotAbout } from '../handling/in-reach.ts';
import type { Condition } from './walk.ts';

/**
 * The cases of a region and all within it; of the whole province also those that have no place yet. Who works at a bureau
 * as well is shown no complaint about it.
 */
export function withinRegion(region: string, { bureauId }: StaffMember): Condition[] {
  const isTheirs: Condition[] = bureauId === undefined ? [] : [[isNotAbout('?'), bureauId]];
  if (isProvince(region)) return isTheirs;
  const prefix = subtreePrefix(region);
  // `:` follows `9`.
  return [['region_code >= ? and region_code < ?', prefix, `${prefix}:`], ...isTheirs];
}
