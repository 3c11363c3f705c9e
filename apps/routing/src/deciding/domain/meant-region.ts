import { asJurisdiction, enclosing, isPlaceholder, liesIn, type Region } from '../../catalogue/domain/region.ts';
import type { PlaceChain } from './place-chains.ts';

/** What the text names beyond doubt, and the city of the board addressed: by them other names are understood. */
export function surroundingsOf(chains: readonly PlaceChain[], hint: Region | undefined, home: Region): Region[] {
  const certain = chains.filter(({ regions, isWeak }) => regions.length === 1 && !isWeak);
  const surroundings = new Set(certain.flatMap(({ regions }) => regions));
  if (hint) surroundings.add(branchOf(hint, home));
  surroundings.delete(home);
  return [...surroundings];
}

/** Which one of the Regions of a name is meant, of a city and its county (濮阳) the city; undefined where that stays open. */
export function meantRegion(
  { regions, isWeak, isBare }: PlaceChain,
  surroundings: readonly Region[],
  hint: Region | undefined,
  home: Region,
): Region | undefined {
  const within = (places: readonly Region[]) =>
    regions.filter((region) => places.some((place) => liesIn(region, place)));
  const around = within(surroundings);
  const supported = around.length > 0 || !isBare ? around : within(surroundings.map((place) => branchOf(place, home)));
  const candidates = supported.length > 0 || isWeak ? supported : regions;
  const inHint = candidates.filter((region) => hint && liesIn(region, hint));
  const atHome = candidates.filter((region) => liesIn(region, home));
  const single = [candidates, inHint, atHome].find((choice) => choice.length === 1)?.[0];
  return single ?? atHome.find((outer) => atHome.every((region) => liesIn(region, outer)));
}

/** A city; a county that answers to the province; a whole province elsewhere. */
export function branchOf(region: Region, home: Region): Region {
  if (!liesIn(region, home)) return enclosing(region, 'province') ?? region;
  const city = enclosing(region, 'city');
  return city && !isPlaceholder(city) ? city : asJurisdiction(region);
}
