import type { Kind } from '#domain';
import { pressing } from './kind.ts';
import type { Jurisdiction } from './jurisdiction.ts';
import { isSomewhereInParticular } from './somewhere-in-particular.ts';

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
 * router does not know: a person decides which. A question or a suggestion may well be the city's, unless it tells of such a place.
 */
export function doubtWholeCity(
  place: Jurisdiction,
  {
    kind,
    functionCode,
    text,
  }: { readonly kind: Kind; readonly functionCode: string | undefined; readonly text: string },
): Jurisdiction {
  const { region, basis, doubt } = place;
  const isOnlyAddressed = region?.level === 'city' && basis === 'addressed' && !doubt;
  if (!isOnlyAddressed || functionCode === undefined || cityRun.has(functionCode)) return place;
  const isSomewhere = pressing.includes(kind) || isSomewhereInParticular(text);
  return isSomewhere ? { ...place, doubt: { kind: 'countyless', city: region } } : place;
}
