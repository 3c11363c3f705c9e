import type { Settlement } from '../../catalogue/domain/catalogue.ts';
import { asJurisdiction, liesIn, type Region } from '../../catalogue/domain/region.ts';
import type { Jurisdiction } from './jurisdiction.ts';
import { locate, type Location, type Surroundings } from './locate.ts';

/**
 * What a location adds to where words and board put a message. It is a hint: it settles what they leave open, it never
 * overrules what the writer wrote, and alone it only proposes.
 */
export function agreeWithLocation(
  place: Jurisdiction,
  location: Location,
  { settlements, home }: { readonly settlements: readonly Settlement[]; readonly home: Region },
): Jurisdiction {
  const around = locate(location, settlements);
  const isOfProvince = place.region === home && !place.doubt;
  if (isOfProvince) return place;
  if (!around) return outside(place);
  switch (place.doubt?.kind) {
    case 'unknown':
      return proposed(place, around);
    case 'hearsay':
      return isIn(place.region, around) ? { ...place, doubt: undefined } : proposed(place, around);
    case 'ambiguous':
      return resolved(place, place.doubt.candidates, around);
    case 'rival':
      return isIn(place.region, around) ? { ...place, doubt: undefined } : place;
    case undefined:
      return place.region
        ? compared(place, place.region, around, () => locate(location, settlements, place.region))
        : place;
    case 'contradictory':
    case 'countyless':
    case 'outside':
    case 'unconfirmed':
    case 'located-outside':
      return place;
  }
}

/** Far from every settlement of the province: what is written stands, what only the board tells is doubted. */
function outside(place: Jurisdiction): Jurisdiction {
  if (place.doubt && place.doubt.kind !== 'unknown') return place;
  return place.basis === 'named' && !place.doubt
    ? { ...place, overruled: 'outside' }
    : { ...place, doubt: { kind: 'located-outside' } };
}

/** Clearly there, or in the city around it whose districts are not told apart. */
const isIn = (region: Region | undefined, { nearest, rival }: Surroundings): boolean =>
  !rival && region !== undefined && nearest === region;

/** Nothing else tells the place. */
function proposed(place: Jurisdiction, { nearest }: Surroundings): Jurisdiction {
  return { ...place, region: nearest, basis: 'located', doubt: { kind: 'unconfirmed' } };
}

/** The name that several places have is one of a place around the location. */
function resolved(place: Jurisdiction, candidates: readonly Region[], around: Surroundings): Jurisdiction {
  const meant = around.rival ? [] : candidates.filter((region) => asJurisdiction(region) === around.nearest);
  const [region] = meant;
  if (!region) return place.region ? place : proposed(place, around);
  const township = meant.length === 1 && region.level === 'township' ? region : undefined;
  return { ...place, region: asJurisdiction(region), township, basis: 'named', doubt: undefined };
}

/** The place was found without it. */
function compared(
  place: Jurisdiction,
  region: Region,
  around: Surroundings,
  locateWithin: () => Surroundings | undefined,
): Jurisdiction {
  const { nearest, rival } = around;
  if (region.level === 'city' && (liesIn(nearest, region) || (rival && liesIn(rival, region)))) {
    const within = locateWithin();
    if (!within || within.nearest === region) return place;
    const doubt = within.rival && ({ kind: 'rival', rival: within.rival } as const);
    return { ...place, region: within.nearest, basis: 'located', doubt };
  }
  const contradicts = !rival && !liesIn(region, nearest) && !liesIn(nearest, region);
  if (!contradicts) return place;
  return place.basis === 'named'
    ? { ...place, overruled: nearest }
    : { ...place, doubt: { kind: 'rival', rival: nearest } };
}
