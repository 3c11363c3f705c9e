import { isWithin, subtreePrefix } from '#domain';

/** How high the Region stands whose supervisors are to look. */
export type Level = 'county' | 'city' | 'province';

/** The province that this system serves, by GB/T 2260: who answers for all of it looks at what is nobody else's. */
export const homeProvince = '410000';

/** @param regionCode GB/T 2260 */
export function levelOf(regionCode: string): Level {
  const { length } = subtreePrefix(regionCode);
  if (length <= 2) return 'province';
  return length <= 4 ? 'city' : 'county';
}

/** Where an Escalation begins: at the county of its Case, or at its city; at the province where nobody has placed the Case, or placed it elsewhere. */
export function firstRegion(caseRegion: string | undefined): string {
  if (caseRegion === undefined || !isWithin(caseRegion, homeProvince) || isDirectHead(caseRegion)) return homeProvince;
  return caseRegion;
}

/** The Region above; undefined above the province. A county directly under the province (419001) has no city. */
export function regionAbove(regionCode: string): string | undefined {
  switch (levelOf(regionCode)) {
    case 'county':
      return isDirect(regionCode) ? homeProvince : `${regionCode.slice(0, 4)}00`;
    case 'city':
      return homeProvince;
    case 'province':
      return undefined;
  }
}

/** 省直辖县级行政区划: GB/T 2260 counts them as a city that does not exist, 90. */
const isDirect = (regionCode: string): boolean => regionCode.slice(2, 4) === '90';
const isDirectHead = (regionCode: string): boolean => isDirect(regionCode) && levelOf(regionCode) === 'city';
