import type { Kind } from '#domain';
import { pressing } from './kind.ts';
import type { Jurisdiction } from './jurisdiction.ts';

/**
 * What a city does for all its districts with one company or one counter. Anything else that somebody complains of befell in one of
 * its counties, whose bureau is the one to act.
 */
const cityRun: ReadonlySet<string> = new Set([
  ...['heating-gas', 'water-supply', 'electricity', 'transport', 'public-housing', 'postal', 'industry'],
  ...['social-insurance', 'medical-insurance', 'tax', 'government-services', 'conduct'],
]);

/**
 * A complaint to a city's board that names no place has a county all the same, told by a road, a school or an estate that the
 * router does not know: a person decides which. A question or a suggestion may well be the city's.
 */
export function doubtWholeCity(place: Jurisdiction, kind: Kind, functionCode: string | undefined): Jurisdiction {
  const { region, basis, doubt } = place;
  const isOnlyAddressed = region?.level === 'city' && basis === 'addressed' && !doubt;
  const isSomewhere = pressing.includes(kind) && functionCode !== undefined && !cityRun.has(functionCode);
  return isOnlyAddressed && isSomewhere ? { ...place, doubt: { kind: 'countyless', city: region } } : place;
}
