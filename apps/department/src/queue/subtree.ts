import { isProvince, subtreePrefix } from '#domain';

/** The codes of a region and all within it, from the first to before the second; no bounds for the whole province (`:` follows `9`). */
export function subtree(region: string): [string, string] | [null, null] {
  if (isProvince(region)) return [null, null];
  const prefix = subtreePrefix(region);
  return [prefix, `${prefix}:`];
}
