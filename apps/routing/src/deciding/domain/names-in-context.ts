import type { PlaceName } from '../../catalogue/domain/catalogue.ts';
import { isPlaceholder, liesIn, type Region } from '../../catalogue/domain/region.ts';
import type { PlaceMention } from './gazetteer.ts';
import { namesOf } from './names-of-region.ts';
import { PhraseTrie } from './phrase-trie.ts';
import { standsAsPlace } from './stands-as-place.ts';

/** Somebody is, lives or works there. */
const isThere = new Set('在到去从住');
const doesThere = /^(?:[这那][边儿里]|租|买|打工|务工|上班|工作|读书|上学|做|开|干|的?(?:工地|厂|一家|某))/;
/** The same, less strictly, after a name that is no word. */
const doesSomehowThere =
  /^(?:[这那][边儿里]|[^,.;!?]{0,4}(?:租|买|批|打工|务工|上班|工作|上学|做|开|干|厂|工地|公司|医院|学校|看病|住院))/;
const thisPart = /^[这那](?:边|儿|里|块|片|一片|头)/;

interface Stem {
  readonly districts: readonly Region[];
  readonly farOff: readonly Region[];
  readonly isWord?: boolean;
}

const nothing: Stem = { districts: [], farOff: [] };

/**
 * Names that are ordinary words, and places only by what stands beside them: the stem of a district after its city (洛阳西工) or where
 * somebody speaks of it (住西工这边), a far-off city or county where somebody is (在大同打工).
 */
export class NamesInContext {
  private readonly stems = new PhraseTrie<Stem>();

  constructor(regions: Iterable<Region>, placeNames: readonly PlaceName[], home: Region) {
    const ignored = new Set(placeNames.filter(({ sort }) => sort === 'ignore').map(({ name }) => name));
    for (const region of regions) {
      const { name, level } = region;
      const isHome = liesIn(region, home);
      if (isHome && level === 'county' && /^..区$/.test(name)) this.add(name.slice(0, -1), { districts: [region] });
      const [, stem = ''] = isHome || level === 'township' || isPlaceholder(region) ? [] : namesOf(region);
      const isHidden = level === 'county' ? /[市县]$/.test(name) : ignored.has(stem);
      if (stem !== '' && isHidden) this.add(stem, { farOff: [region], isWord: ignored.has(stem) });
    }
  }

  /** @param last the mention before, from left to right */
  at(text: string, start: number, last: PlaceMention | undefined): PlaceMention | undefined {
    const match = this.stems.matchesAt(text, start).at(-1);
    const isBeside = last?.end === start;
    if (!match || !standsAsPlace(text, start, match.end, isBeside)) return undefined;
    const { end, value } = match;
    const after = text.slice(end, end + 8);
    const ofCity = isBeside ? value.districts.filter(({ parent }) => parent && last.regions.includes(parent)) : [];
    if (ofCity.length > 0) return { start, end, regions: ofCity, isWeak: false };
    if (value.districts.length > 0 && thisPart.test(after))
      return { start, end, regions: value.districts, isWeak: true };
    const does = value.isWord ? doesThere : doesSomehowThere;
    const isFar = value.farOff.length > 0 && isThere.has(text.charAt(start - 1)) && does.test(after);
    return isFar ? { start, end, regions: value.farOff, isWeak: false } : undefined;
  }

  private add(stem: string, { districts = [], farOff = [], isWord }: Partial<Stem>): void {
    this.stems.set(stem, (present = nothing) => ({
      districts: [...present.districts, ...districts],
      farOff: [...present.farOff, ...farOff],
      isWord: isWord ?? present.isWord,
    }));
  }
}
