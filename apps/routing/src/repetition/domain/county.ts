/** Of a code of GB/T 2260 the last two of six digits, for the districts of a city and its zones. */
const isOfCityProper = /^\d{4}(?:0[1-9]|1\d|20|7\d|80)/;

/**
 * The county that a region is or lies in, by six digits, or all districts of its city as one (市辖区, …01): people mistake the district that they
 * live in, and never their county. Undefined for a city, which may mean any of them.
 */
export function countyOf(regionCode: string): string | undefined {
  if (regionCode.startsWith('00', 4)) return undefined;
  return isOfCityProper.test(regionCode) ? `${regionCode.slice(0, 4)}01` : regionCode.slice(0, 6);
}

/** Whether two regions may be one place: a place that is not known may be any, and a city may be any of its counties. */
export function mayBeOnePlace(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return true;
  const [county, otherCounty] = [countyOf(one), countyOf(other)];
  return one.slice(0, 4) === other.slice(0, 4) && (!county || !otherCounty || county === otherCounty);
}
