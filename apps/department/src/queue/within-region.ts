import { isProvince, subtreePrefix } from '#domain';
import type { Condition } from './walk.ts';

/** The cases of a region and all within it; of the whole province also those that have no place yet. `:` follows `9`. */
export function withinRegion(region: string): Condition[] {
  if (isProvince(region)) return [];
  const prefix = subtreePrefix(region);
  return [['region_code >= ? and region_code < ?', prefix, `${prefix}:`]];
}
