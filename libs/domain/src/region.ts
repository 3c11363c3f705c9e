const code = /^[1-9]\d{5}$/;

/**
 * Whether a Region lies in the subtree of another, or is it. Both are GB/T 2260 codes: two digits each for province,
 * city and county, `00` where a level is not named. Counties directly under a province (419001) belong to the province.
 * Nothing lies in what is no such code: an empty or shortened one must not reach everywhere.
 */
export function isWithin(regionCode: string, subtreeCode: string): boolean {
  return code.test(subtreeCode) && regionCode.startsWith(subtreeCode.replace(/(00)+$/, ''));
}
