export type RegionLevel = 'province' | 'city' | 'county' | 'township';

/** 行政区划: one Region of the tree province › city › county › township. */
export interface Region {
  /** GB/T 2260: six digits; nine for a township. Three letters of GB/T 2659 for what lies outside the mainland. */
  readonly code: string;
  readonly name: string;
  readonly level: RegionLevel;
  readonly parent?: Region;
}

/** Counties that answer to the province alone hang below a node that is no place and has no bureaus (419000). */
export const isPlaceholder = (region: Region): boolean =>
  region.name.endsWith('直辖县级行政区划') || region.name === '市辖区' || region.name === '县';

/** Another country, or Hong Kong, Macau or Taiwan: no bureau that is routed to acts there. */
export const isAbroad = ({ code }: Region): boolean => /^[A-Z]/.test(code);

/** Whether a Region lies in another, or is it. */
export function liesIn(region: Region, outer: Region): boolean {
  return region === outer || (region.parent !== undefined && liesIn(region.parent, outer));
}

/** The Region of that level in which this one lies, itself included. */
export function enclosing(region: Region, level: RegionLevel): Region | undefined {
  if (region.level === level) return region;
  return region.parent && enclosing(region.parent, level);
}

/** The county of a township; every other Region itself: what a jurisdiction may be. */
export function asJurisdiction(region: Region): Region {
  return region.level === 'township' && region.parent ? region.parent : region;
}
