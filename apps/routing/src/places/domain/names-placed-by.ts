import { liesIn, type Region } from '../../catalogue/domain/region.ts';
import type { Gazetteer, PlaceMention } from '../../deciding/domain/gazetteer.ts';
import { isComparison } from '../../deciding/domain/place-evidence.ts';
import { namedPlaces } from './named-places.ts';
import type { WordsOfLanguage } from './words-of-language.ts';

/** Who names more places than these says of none of them that it is where it happened. */
const mostNames = 3;

/** What tells names from language, and places from each other. */
export interface Names {
  readonly gazetteer: Gazetteer;
  readonly words: WordsOfLanguage;
}

/**
 * The names that a person's decision on a text places in a county: those that the text puts there itself, and, where it names
 * no other county, those that stand alone.
 */
export function namesPlacedBy(text: string, county: Region, { gazetteer, words }: Names): string[] {
  const certain = gazetteer.mentions(text).filter(({ isWeak }) => !isWeak);
  const named = namedPlaces(text, certain).filter((place) => !isComparison(text, place.start) && !words.hasMade(place));
  const isElsewhereToo = certain.some((mention) => isOfOtherCounty(mention, county));
  const placed = named.filter((place) => {
    const beside = certain.find((mention) => mention.end === place.start && isNarrow(mention));
    return beside ? !isOfOtherCounty(beside, county) : !isElsewhereToo;
  });
  const names = new Set(placed.map(({ name }) => name));
  return names.size > mostNames ? [] : [...names];
}

const isNarrow = ({ regions }: PlaceMention): boolean =>
  regions.every(({ level }) => level === 'county' || level === 'township');

/** Names a county, and cannot mean this one. */
function isOfOtherCounty(mention: PlaceMention, county: Region): boolean {
  return isNarrow(mention) && !mention.regions.some((region) => liesIn(region, county));
}
