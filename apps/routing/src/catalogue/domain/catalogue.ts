import type { BureauDirectory } from './bureau-directory.ts';
import type { DecidingPolicies } from './deciding-policy.ts';
import type { Circumstance, Expression, GovernmentFunction, Matter } from './matter.ts';
import type { Region } from './region.ts';

/** A name by which people call one or several Regions besides those that follow from its full name. */
export interface PlaceName {
  readonly name: string;
  /** Codes of the Regions it may mean. */
  readonly codes: readonly string[];
  /**
   * `weak` names are also ordinary words; a `part` stands in other words as well, as 原阳 in 高原阳光, and is believed where it stands
   * as a place does; an `ignore` name is never read as a place; a `word` is no township by itself, only with what it is: 平安镇, but not 平安.
   */
  readonly sort: 'former' | 'zone' | 'short' | 'landmark' | 'weak' | 'part' | 'ignore' | 'word';
}

/** A country, Hong Kong, Macau or Taiwan, by its own name and those of cities there. */
interface Abroad {
  readonly region: Region;
  readonly names: readonly string[];
}

/** Words that show what the writer wants or how pressing it is, whatever the matter. */
interface Cue {
  readonly cue: string;
  readonly phrases: readonly string[];
}

/** Words that show a circumstance which may make a matter urgent. */
interface CircumstanceMarks {
  readonly circumstance: Circumstance;
  readonly phrases: readonly string[];
}

/** A town or a seat of government, by which a location is found to lie in a Region. */
export interface Settlement {
  /** The county it lies in; a city, where it is the seat of one whose districts it does not tell apart. */
  readonly region: Region;
  /** WGS-84, in degrees. */
  readonly latitude: number;
  readonly longitude: number;
}

/** Reference data that routing owns, as it was at one moment. A part that has not changed since keeps its identity. */
export interface Catalogue {
  /** 0 as shipped; one more with each change, so that of two pictures the greater is the later. */
  readonly version: number;
  readonly functions: ReadonlyMap<string, GovernmentFunction>;
  /** Those in use, by code. */
  readonly matters: readonly Matter[];
  readonly expressions: readonly Expression[];
  readonly regions: ReadonlyMap<string, Region>;
  /** The province that is served. */
  readonly home: Region;
  readonly bureaus: BureauDirectory;
  readonly policies: DecidingPolicies;
  readonly placeNames: readonly PlaceName[];
  readonly abroad: readonly Abroad[];
  readonly settlements: readonly Settlement[];
  readonly cues: readonly Cue[];
  readonly circumstances: readonly CircumstanceMarks[];
}
