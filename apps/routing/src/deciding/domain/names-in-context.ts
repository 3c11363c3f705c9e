import type { PlaceName } from '../../catalogue/domain/catalogue.ts';
import { isPlaceholder, liesIn, type Region } from '../../catalogue/domain/region.ts';
import type { PlaceMention } from './gazetteer.ts';
import { namesOf } from './names-of-region.ts';
import { PhraseTrie } from './phrase-trie.ts';
import { standsAsPlace } from './stands-as-place.ts';

/** Somebody is, lives or works there. */
const isThere = new Set('在到去从住');
const doesThere = /^(?:[这那][边儿里]|租|买|打工|务工|上班|工作|读书|上学|做|开|干|的?(?:工地|厂|一家|某))/;
const thisPart = /^[这那](?:边|儿|里|块|片|一片|头)/;

interface Stem {
  readonly districts: readonly Region[];
  readonly farCity?: Region;
}

/**
 * Names that are ordinary words, and places only by what stands beside them: the stem of a district after its city (洛阳西工) or where
 * somebody speaks of it (住西工这边), a far-off city where somebody is (在大同打工).
 */
export class NamesInContext {
  private readonly stems = new PhraseTrie<Stem>();

  constructor(regions: Iterable<Region>, placeNames: readonly PlaceName[], home: Region) {
    const ignored = new Set(placeNames.filter(({ sort }) => sort === 'ignore').map(({ name }) => name));
    for (const region of regions) {
      const { name, level } = region;
      if (level === 'county' && /^..区$/.test(name) && liesIn(region, home))
        this.addDistrict(name.slice(0, -1), region);
      const [, stem = ''] = level === 'city' && !isPlaceholder(region) ? namesOf(region) : [];
      if (ignored.has(stem)) this.stems.set(stem, (present) => ({ districts: [], ...present, farCity: region }));
    }
  }

  /** @param last the mention before, from left to right */
  at(text: string, start: number, last: PlaceMention | undefined): PlaceMention | undefined {
    const match = this.stems.matchesAt(text, start).at(-1);
    const isBeside = last?.end === start;
    if (!match || !standsAsPlace(text, start, match.end, isBeside)) return undefined;
    const { end, value } = match;
    const after = text.slice(end, end + 4);
    const ofCity = isBeside ? value.districts.filter(({ parent }) => parent && last.regions.includes(parent)) : [];
    if (ofCity.length > 0) return { start, end, regions: ofCity, isWeak: false };
    if (value.districts.length > 0 && thisPart.test(after))
      return { start, end, regions: value.districts, isWeak: true };
    const isFar = value.farCity && isThere.has(text.charAt(start - 1)) && doesThere.test(after);
    return isFar ? { start, end, regions: [value.farCity], isWeak: false } : undefined;
  }

  private addDistrict(stem: string, district: Region): void {
    this.stems.set(stem, (present) => ({ ...present, districts: [...(present?.districts ?? []), district] }));
  }
}
