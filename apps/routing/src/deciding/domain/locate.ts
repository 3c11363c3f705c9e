import type { Settlement } from '../../catalogue/domain/catalogue.ts';
import { liesIn, type Region } from '../../catalogue/domain/region.ts';

/** WGS-84, in degrees. Where it is somebody's home it is personal: it is used here and kept nowhere. */
export interface Location {
  readonly latitude: number;
  readonly longitude: number;
}

/** What lies around a location. */
export interface Surroundings {
  /** Region of the nearest settlement: a county, or a city whose districts are not told apart. */
  readonly nearest: Region;
  /** Another Region whose nearest settlement is about as near. */
  readonly rival?: Region;
}

/** A Region is clear where its nearest settlement is at least so much nearer than that of any other: right 19 times of 20. */
const clearShare = 0.4;
/** Whoever is farther from any settlement of the province is not in it. */
const farthestKm = 40;
const kmPerDegree = 111.2;

/** The Region that a location lies in, by the settlements around it; undefined far from all of them. */
export function locate(
  location: Location,
  settlements: readonly Settlement[],
  within?: Region,
): Surroundings | undefined {
  const distances = new Map<Region, number>();
  for (const settlement of settlements) {
    const { region } = settlement;
    if (within && !liesIn(region, within)) continue;
    const distance = kmBetween(location, settlement);
    if (distance < (distances.get(region) ?? farthestKm)) distances.set(region, distance);
  }
  const [first, second] = [...distances].toSorted(([, one], [, other]) => one - other);
  if (!first) return undefined;
  const [nearest, distance] = first;
  return second && distance > second[1] * clearShare ? { nearest, rival: second[0] } : { nearest };
}

/** On a plane that touches the earth there: a thousandth off within a province. */
function kmBetween(one: Location, other: Location): number {
  const middle = ((one.latitude + other.latitude) / 2) * (Math.PI / 180);
  return kmPerDegree * Math.hypot(one.latitude - other.latitude, (one.longitude - other.longitude) * Math.cos(middle));
}
