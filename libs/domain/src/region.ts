/**
 * Whether a Region lies in the subtree of another, or is it. Both are GB/T 2260 codes: two digits each for province,
 * city and county, `00` where a level is not named. Counties directly under a province (419001) belong to the province.
 */
export function isWithin(regionCode: string, subtreeCode: string): boolean {
  return regionCode.startsWith(subtreeCode.replace(/(00)+$/, ''));
}
