import type { Catalogue } from '../../catalogue/domain/catalogue.ts';
import { isPlaceholder, liesIn, type Region } from '../../catalogue/domain/region.ts';
import { NamesInContext } from './names-in-context.ts';
import { bareNameOf, namesOf } from './names-of-region.ts';
import { type PhraseMatch, PhraseTrie } from './phrase-trie.ts';
import { standsAsPlace, standsAsPlaceAbroad, standsLocally } from './stands-as-place.ts';

/** A place that a text names, and which Regions the name may mean. */
export interface PlaceMention {
  readonly start: number;
  /** Index after its last character. */
  readonly end: number;
  readonly regions: readonly Region[];
  /** The name is also an ordinary word: it is believed only where something else agrees. */
  readonly isWeak: boolean;
  /** A township without 镇 or 乡, which may be a village or an estate elsewhere. */
  readonly isBare?: boolean;
  /** What stands beside it shows that a place is meant: 拐河街上. */
  readonly isLocal?: boolean;
  /** Not the catalogue knows where it lies, but people have decided so; only in the city of those Regions it is believed. */
  readonly isLearnt?: boolean;
}

interface NamedRegions extends Pick<PlaceMention, 'regions' | 'isWeak' | 'isBare'> {
  /** It is believed without anything else that agrees where it stands as a place stands. */
  readonly isTelling?: boolean;
  readonly isAbroad?: boolean;
}

/** What makes a road, a square or an institution of the name before it: 太康路 lies in Zhengzhou, not in Taikang. */
const partOfLongerName =
  /^(?:[东西南北中]?(?:路|大道|大街|街(?![道上])|巷|桥|广场(?!舞)|大厦|花园|酒店|国际|小区|饭店|烩面)|[镇乡洲码贤]|村(?!镇))/;
/** 温县长, but not 温县长期停水: the head of a county, not the county. */
const headOfCounty = /^长(?![期年时途久达满])/;
/** 经济源头, 未开封, 医保定点: names of cities cut out of other words, with the characters around them. */
const cityCutOut = /^(?:[经救接]济源|[已未没刚拆打]开封|.保定[点额]|.和田[间地里])/;

/** 十里铺, 清水河: what many villages, bridges and parks are called. */
const general = /^[一二三四五六七八九十东西南北]+[里家间]|[桥园场寺庙湾山河湖台红]$/;

/** Who lists more places than these does not say where it happened; the rest is not looked at. */
const mostMentions = 100;

/** All names of places, found in a text in one pass. */
export class Gazetteer {
  private readonly names = new PhraseTrie<NamedRegions>();
  private readonly ignored: ReadonlySet<string>;
  private readonly inContext: NamesInContext;

  constructor({ regions, home, placeNames, abroad }: Pick<Catalogue, 'regions' | 'home' | 'placeNames' | 'abroad'>) {
    this.ignored = new Set(placeNames.filter(({ sort }) => sort === 'ignore').map(({ name }) => name));
    const weak = new Set(placeNames.filter(({ sort }) => sort === 'weak' || sort === 'part').map(({ name }) => name));
    for (const region of regions.values()) {
      if (isPlaceholder(region)) continue;
      for (const name of namesOf(region)) {
        this.add(name, region, weak.has(name) || isShortNameFromAfar(name, region, home));
      }
    }
    for (const { name, codes, sort } of placeNames) {
      for (const code of codes) {
        const region = regions.get(code);
        if (!region) throw new Error(`place-names.tsv: ${name} means ${code}, which is no Region.`);
        this.add(name, region, sort === 'weak' || sort === 'part', sort === 'part');
      }
    }
    this.addBareTownships(regions.values(), new Set(placeNames.map(({ name }) => name)));
    for (const { region, names } of abroad) for (const name of names) this.addAbroad(name, region);
    this.inContext = new NamesInContext(regions.values(), placeNames, home);
  }

  /** Mentions from left to right; where names overlap, the longer one. */
  mentions(text: string): PlaceMention[] {
    const found: PlaceMention[] = [];
    for (let start = 0; start < text.length && found.length < mostMentions; start++) {
      const mention = this.mentionAt(text, start, found.at(-1));
      if (!mention) continue;
      found.push(mention);
      start = mention.end - 1;
    }
    return found;
  }

  private mentionAt(text: string, start: number, last: PlaceMention | undefined): PlaceMention | undefined {
    const matches = this.names.matchesAt(text, start);
    const longest = matches.findLast(({ end }) => !isPartOfOtherWords(text, start, end));
    const mention = longest && mentionOf(text, longest, last?.end === start);
    return mention && !mention.isWeak ? mention : (this.inContext.at(text, start, last) ?? mention);
  }

  /**
   * Believed only within a city that something else names, but for long names that the province has once, and never where
   * the name is anybody else's or a word.
   */
  private addBareTownships(regions: Iterable<Region>, otherNames: ReadonlySet<string>): void {
    const byName = Map.groupBy(regions, (region) => bareNameOf(region) ?? '');
    for (const [name, townships] of byName) {
      if (otherNames.has(name) || this.names.get(name)) continue;
      const isTelling = townships.length === 1 && name.length > 2 && !general.test(name);
      this.names.set(name, () => ({ regions: townships, isWeak: true, isBare: true, isTelling }));
    }
  }

  /** Never where the name is also one of a place at home. */
  private addAbroad(name: string, region: Region): void {
    if (this.ignored.has(name) || this.names.get(name)) return;
    this.names.set(name, () => ({ regions: [region], isWeak: true, isAbroad: true }));
  }

  private add(name: string, region: Region, isWeak: boolean, isTelling = false): void {
    if (this.ignored.has(name)) return;
    this.names.set(name, (present) => {
      if (!present) return { regions: [region], isWeak, isTelling };
      return { regions: withNarrower(present.regions, region), isWeak: present.isWeak && isWeak, isTelling };
    });
  }
}

/** A mention as it stands there; a short name that stands as no place does is none. */
function mentionOf(
  text: string,
  { start, end, value }: PhraseMatch<NamedRegions>,
  isBesideAnother: boolean,
): PlaceMention | undefined {
  const { regions, isWeak, isBare, isTelling, isAbroad } = value;
  if (isAbroad)
    return standsAsPlaceAbroad(text, start, end, isBesideAnother) ? { start, end, regions, isWeak: false } : undefined;
  if (!isWeak) return { start, end, regions, isWeak };
  const stands = standsAsPlace(text, start, end, isBesideAnother);
  if (isBare && !stands && end - start === 2) return undefined;
  const isLocal = stands && standsLocally(text, end);
  return { start, end, regions, isWeak: !(isTelling && stands), isBare, isLocal };
}

/** A town that is also known as a landmark of its county (朱仙镇) is one place. */
function withNarrower(regions: readonly Region[], region: Region): readonly Region[] {
  if (regions.some((present) => present === region || (present.parent === region && present.level === 'township')))
    return regions;
  const others = region.level === 'township' ? regions.filter((present) => present !== region.parent) : regions;
  return [...others, region];
}

/** 迁安 of Hebei stands in 搬迁安置: short names of far-off counties are believed only beside their city or province. */
function isShortNameFromAfar(name: string, region: Region, home: Region): boolean {
  return region.level === 'county' && name !== region.name && !liesIn(region, home);
}

function isPartOfOtherWords(text: string, start: number, end: number): boolean {
  const after = text.slice(end, end + 3);
  if (end - start === 2 && text[end - 1] === '县') return headOfCounty.test(after) || text.startsWith('新县城', start);
  if (/[省市县区镇乡道处]/.test(text[end - 1] ?? '')) return false;
  return partOfLongerName.test(after) || cityCutOut.test(text.slice(Math.max(0, start - 1), end + 1));
}
