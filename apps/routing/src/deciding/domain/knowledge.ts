import type { BureauDirectory } from '../../catalogue/domain/bureau-directory.ts';
import type { Catalogue, Settlement } from '../../catalogue/domain/catalogue.ts';
import type { DecidingPolicies } from '../../catalogue/domain/deciding-policy.ts';
import type { GovernmentFunction } from '../../catalogue/domain/matter.ts';
import type { Region } from '../../catalogue/domain/region.ts';
import type { Reader } from '../../reading/domain/reader.ts';
import { LearntPlaces, type LearntPlace } from '../../places/domain/learnt-places.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import type { Rulings } from './rulings.ts';

/** All that deciding knows. Immutable: a change of catalogue or reader makes another one. */
export interface Knowledge extends Lexicon {
  /** Which router this is; stands in every decision. */
  readonly router: string;
  /** The province whose messages are routed. */
  readonly home: Region;
  readonly functions: ReadonlyMap<string, GovernmentFunction>;
  readonly regions: ReadonlyMap<string, Region>;
  readonly bureaus: BureauDirectory;
  readonly settlements: readonly Settlement[];
  readonly policies: DecidingPolicies;
  readonly reader: Reader;
  readonly rulings: Rulings;
}

/** The same knowledge with other places learnt. */
export function withPlaces(knowledge: Knowledge, places: readonly LearntPlace[]): Knowledge {
  return { ...knowledge, learntPlaces: new LearntPlaces(places, knowledge.regions) };
}

/** @throws Error where the catalogue contradicts itself. */
export function learnFrom(catalogue: Catalogue, reader: Reader, rulings: Rulings = new Map()): Knowledge {
  const { functions, regions, home, bureaus, settlements, policies } = catalogue;
  return {
    ...lexiconOf(catalogue),
    router: `reader-${reader.version}`,
    home,
    functions,
    regions,
    bureaus,
    settlements,
    policies,
    reader,
    rulings,
  };
}
