const code = /^[1-9]\d{5}$/;

/**
 * Whether a Region lies in the subtree of another, or is it. Both are GB/T 2260 codes: two digits each for province,
 * city and county, `00` where a level is not named. Counties directly under a province (419001) belong to the province.
 * Nothing lies in what is no such code: an empty or shortened one must not reach everywhere.
 */
export function isWithin(regionCode: string, subtreeCode: string): boolean {
  return code.test(subtreeCode) && regionCode.startsWith(subtreePrefix(subtreeCode));
}

/** What the codes of a Region and of all within it begin with: `4116` for 411600. */
export function subtreePrefix(regionCode: string): string {
  return regionCode.replace(/(00)+$/, '');
}

/** Whether a code is a whole province's. */
export function isProvince(regionCode: string): boolean {
  return code.test(regionCode) && subtreePrefix(regionCode).length === 2;
}
