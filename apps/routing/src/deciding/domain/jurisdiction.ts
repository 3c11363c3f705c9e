import { asJurisdiction, enclosing, liesIn, type Region } from '../../catalogue/domain/region.ts';
import type { PlaceMention } from './gazetteer.ts';
import { branchOf, meantRegion, surroundingsOf } from './meant-region.ts';
import type { Words } from './message.ts';
import { chainPlaces, type PlaceChain } from './place-chains.ts';
import { isOrigin, weightOf } from './place-evidence.ts';

/** 属地: where a message belongs, and what speaks against being certain of it. */
export interface Jurisdiction {
  readonly region?: Region;
  /** The township in it, where one is named. */
  readonly township?: Region;
  /**
   * Whether the text names the place, names one that people have placed before, only the board that was addressed or a
   * location tells it, or the matter is larger than it.
   */
  readonly basis: 'named' | 'learnt' | 'addressed' | 'located' | 'raised';
  readonly doubt?: PlaceDoubt;
  /** Other places that are named and were passed over. */
  readonly passedOver: readonly Region[];
  /** Other counties of the same city that are named. */
  readonly alsoNamed: readonly Region[];
  /** Where a location lies that contradicts what is written; outside the province no Region is known. */
  readonly overruled?: Region | 'outside';
}

export type PlaceDoubt =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Region[] }
  | { readonly kind: 'hearsay' }
  | { readonly kind: 'unconfirmed' }
  | { readonly kind: 'located-outside' }
  | { readonly kind: 'contradictory' }
  | { readonly kind: 'countyless'; readonly city: Region }
  | { readonly kind: 'rival'; readonly rival: Region }
  | { readonly kind: 'outside'; readonly province: Region };

/** One Region with the evidence for it. */
interface Weighed {
  /** Where the text means to be; a township where it names one. */
  readonly region: Region;
  readonly weight: number;
}

/** A name in the text as evidence. */
interface Evidence extends Weighed {
  readonly isLearnt: boolean | undefined;
}

export interface PlaceQuestion extends Words {
  /** Names of places in the text. */
  readonly mentions: readonly PlaceMention[];
  /** The Region that was addressed. */
  readonly hint?: Region;
  /** The province's own offices are asked about the province; on other doors a place is missing. */
  readonly isProvincialDoor: boolean;
  /** Whose matter it is: wages belong where the work is done, admission where the school is. */
  readonly functionCode?: string;
}

/** A subject line that names where the writer comes from, as the body tells, says little about the matter. */
const homeInSubject = 0.4;
/** A rival with this share of the best evidence makes the place doubtful. */
const rivalShare = 0.7;
/** The board addressed says something about the place, but less than a name in the text. */
const hintWeight: Record<Region['level'], number> = { province: 0, city: 0.5, county: 0.7, township: 0.7 };

/** Where a message belongs, by the places that it names and the board that was addressed. */
export function findJurisdiction(question: PlaceQuestion, home: Region): Jurisdiction {
  const { text, mentions, hint, subjectEnd, functionCode } = question;
  const chains = chainPlaces(text, mentions);
  const surroundings = surroundingsOf(chains, hint, home);
  const homes = new Set(chains.filter((chain) => isOrigin(text, chain)).flatMap(({ regions }) => regions));
  const named = chains.map((chain) => {
    const isHomeInSubject = chain.start < subjectEnd && chain.regions.some((region) => homes.has(region));
    const weight = weightOf(text, chain, subjectEnd, functionCode) * (isHomeInSubject ? homeInSubject : 1);
    return {
      region: meantRegion(chain, surroundings, hint, home),
      weight: Math.min(weight, mostOf(chain, hint)),
      isLearnt: chain.isLearnt,
    };
  });
  const places = named.filter((place): place is Evidence => place.region !== undefined && place.region !== home);
  const jurisdiction = places.length === 0 ? unnamed(question, chains, home) : weigh(places, hint, home);
  const doubt = doubtAbout(chains, named, jurisdiction);
  return doubt ? { ...jurisdiction, doubt } : jurisdiction;
}

/** Names that cannot be understood make any answer doubtful, unless another name settles the county. */
function doubtAbout(
  chains: readonly PlaceChain[],
  named: readonly Partial<Evidence>[],
  { region, doubt }: Jurisdiction,
): PlaceDoubt | undefined {
  if (chains.some(({ isContradictory }) => isContradictory)) return { kind: 'contradictory' };
  const open = chains.filter(
    (chain, index) => named[index]?.region === undefined && (!chain.isWeak || mayBeMeant(chain, region)),
  );
  if (open.length === 0 || region?.level === 'county') return doubt;
  return { kind: 'ambiguous', candidates: open.flatMap(({ regions }) => regions) };
}

/**
 * A weak name that was not understood, and may be the place all the same: people have placed it in several counties of this city, or it
 * stands as a town of another city would: 拐河街上.
 */
function mayBeMeant({ isLearnt, isLocal, isBare, regions }: PlaceChain, city: Region | undefined): boolean {
  if (isBare && isLocal) return true;
  return isLearnt === true && city !== undefined && regions.filter((region) => liesIn(region, city)).length > 1;
}

/** What is known of a name in another case, or of a town by its bare name, is a proposal, as long as not even the city is told. */
function unnamed(question: PlaceQuestion, chains: readonly PlaceChain[], home: Region): Jurisdiction {
  const jurisdiction = addressed(question, home);
  const known = chains.filter(({ isLearnt, isBare, isLocal }) => isLearnt === true || (isBare && isLocal));
  const [region, ...others] = new Set(known.flatMap(({ regions }) => regions.map(asJurisdiction)));
  if (jurisdiction.doubt?.kind !== 'unknown' || !region || others.length > 0) return jurisdiction;
  const basis = known.some(({ isLearnt }) => isLearnt) ? 'learnt' : 'named';
  return { ...jurisdiction, region, basis, doubt: { kind: 'hearsay' } };
}

/** No place is named: the board that was addressed is the best that is known. */
function addressed({ hint, isProvincialDoor }: PlaceQuestion, home: Region): Jurisdiction {
  const unnamed = { basis: 'addressed', passedOver: [], alsoNamed: [] } as const;
  if (!hint) return { ...unnamed, doubt: { kind: 'unknown' } };
  if (!liesIn(hint, home)) return { ...unnamed, doubt: outside(hint) };
  const isKnown = hint !== home || isProvincialDoor;
  return { ...unnamed, region: hint, doubt: isKnown ? undefined : { kind: 'unknown' } };
}

const outside = (region: Region): PlaceDoubt => ({
  kind: 'outside',
  province: enclosing(region, 'province') ?? region,
});

/** The city with most evidence, and in it the county with most; what was addressed counts along. */
function weigh(named: readonly Evidence[], hint: Region | undefined, home: Region): Jurisdiction {
  const toBranch = (region: Region) => branchOf(region, home);
  const evidence = hint && hint !== home ? [...named, { region: hint, weight: hintWeight[hint.level] }] : named;
  const [branch, otherBranch] = ranked(evidence, toBranch);
  if (!branch) return { basis: 'named', passedOver: [], alsoNamed: [], doubt: { kind: 'unknown' } };
  const elsewhere = named
    .map(({ region }) => asJurisdiction(region))
    .filter((region) => toBranch(region) !== branch.region);
  const passedOver = [...new Set(elsewhere)];
  if (!liesIn(branch.region, home)) return { basis: 'named', passedOver, alsoNamed: [], doubt: outside(branch.region) };
  const inBranch = evidence.filter(({ region }) => toBranch(region) === branch.region);
  const counties = inBranch.filter(({ region }) => asJurisdiction(region) !== branch.region);
  const [county, ...otherCounties] = ranked(counties, asJurisdiction);
  const { region } = county ?? branch;
  return {
    region,
    township: onlyTownship(inBranch, region),
    basis: basisOf(named.filter((place) => liesIn(place.region, region))),
    passedOver,
    alsoNamed: otherCounties.map((other) => other.region),
    ...rivalOf(branch, otherBranch),
    ...(county && rivalOf(county, otherCounties[0])),
  };
}

/**
 * 城关镇, written to the board of a county that has none, may be what people call its seat, or that of its neighbour; 新华区, written to that
 * of a city that has none, is as doubtful.
 */
function mostOf({ regions }: PlaceChain, hint: Region | undefined): number {
  const isOneOfMany = regions.length > 1 && hint !== undefined && !regions.some((region) => liesIn(region, hint));
  return isOneOfMany ? hintWeight[hint.level] : Infinity;
}

function basisOf(named: readonly Evidence[]): Jurisdiction['basis'] {
  if (named.length === 0) return 'addressed';
  return named.every(({ isLearnt }) => isLearnt) ? 'learnt' : 'named';
}

function onlyTownship(evidence: readonly Weighed[], county: Region): Region | undefined {
  const townships = new Set(
    evidence.map(({ region }) => region).filter((region) => region.level === 'township' && region.parent === county),
  );
  return townships.size === 1 ? [...townships][0] : undefined;
}

function rivalOf(best: Weighed, other: Weighed | undefined): Pick<Jurisdiction, 'doubt'> {
  return other && other.weight >= best.weight * rivalShare ? { doubt: { kind: 'rival', rival: other.region } } : {};
}

/** Sums up evidence by Region; a place that is named again counts little more. */
function ranked(evidence: readonly Weighed[], of: (region: Region) => Region): Weighed[] {
  return [...Map.groupBy(evidence, ({ region }) => of(region))]
    .map(([region, all]) => {
      const weights = all.map(({ weight }) => weight);
      const best = Math.max(...weights);
      const rest = weights.reduce((sum, weight) => sum + weight, -best);
      return { region, weight: best + 0.3 * rest };
    })
    .toSorted((one, other) => other.weight - one.weight);
}
