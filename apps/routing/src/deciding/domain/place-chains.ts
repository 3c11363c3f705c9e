import { liesIn, type Region } from '../../catalogue/domain/region.ts';
import type { PlaceMention } from './gazetteer.ts';

/** Names that stand together and narrow each other down: 周口项城秣陵镇 is one mention of 秣陵镇. */
export interface PlaceChain extends PlaceMention {
  /** The names do not fit each other: 洛阳市龙亭区, which is in Kaifeng. */
  readonly isContradictory: boolean;
}

/** Joins neighbouring mentions; what may stand between two of them is a dot, a blank or 的. */
export function chainPlaces(text: string, mentions: readonly PlaceMention[]): PlaceChain[] {
  const chains: PlaceChain[] = [];
  for (const mention of mentions) {
    const last = chains.at(-1);
    const joined = last && isNextTo(text, last, mention) ? joinTo(last, mention) : undefined;
    if (joined) chains[chains.length - 1] = joined;
    else chains.push({ ...mention, isContradictory: false });
  }
  return chains;
}

function isNextTo(text: string, one: PlaceMention, other: PlaceMention): boolean {
  return /^[市县·.\- 的]?$/.test(text.slice(one.end, other.start));
}

function joinTo(outer: PlaceChain, inner: PlaceMention): PlaceChain | undefined {
  return inner.isLearnt ? joinLearnt(outer, inner) : join(outer, inner);
}

/** 太康县阳光花园 is another estate than the one that is known in Xiangcheng; 周口市阳光花园 may be that one. */
function joinLearnt(outer: PlaceChain, inner: PlaceMention): PlaceChain | undefined {
  const joined = join(outer, inner);
  const [region] = joined?.regions ?? [];
  if (joined && region) {
    const isToldAnyway = outer.regions.some((around) => liesIn(around, region));
    return joined.regions.length === 1 ? { ...joined, isLearnt: !isToldAnyway } : undefined;
  }
  const isNarrower = outer.regions.every(({ level }) => rank[level] > rank.city);
  return isNarrower ? { ...outer, end: inner.end } : undefined;
}

function join(outer: PlaceChain, inner: PlaceMention): PlaceChain | undefined {
  const regions = inner.regions.filter((region) => outer.regions.some((around) => liesIn(region, around)));
  const { start, isContradictory } = outer;
  if (regions.length > 0) return { ...inner, start, regions, isWeak: false, isContradictory };
  const narrows =
    isOwnZone(outer, inner) || outer.regions.some((around) => inner.regions.some((region) => isBelow(region, around)));
  if (!narrows || inner.isWeak || outer.isWeak) return undefined;
  return {
    ...outer,
    end: inner.end,
    isContradictory: isContradictory || !(isOwnTownship(outer, inner) || isOwnZone(outer, inner)),
  };
}

/** 长垣高新区: what is called as in other places is the county's own. */
const isOwnZone = (outer: PlaceChain, inner: PlaceMention): boolean =>
  outer.regions.every(({ level }) => level === 'county') && inner.regions.length > 1;

/** 商水县城关镇: people go on calling a town of the county as it was called once, or as others are. */
const isOwnTownship = (outer: PlaceChain, inner: PlaceMention): boolean =>
  outer.regions.every(({ level }) => level === 'county') && inner.regions.every(({ level }) => level === 'township');

const rank: Record<Region['level'], number> = { province: 0, city: 1, county: 2, township: 3 };

function isBelow(inner: Region, outer: Region): boolean {
  return rank[inner.level] > rank[outer.level];
}
