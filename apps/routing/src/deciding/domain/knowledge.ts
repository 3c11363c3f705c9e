import type { BureauDirectory } from '../../catalogue/domain/bureau-directory.ts';
import type { Catalogue } from '../../catalogue/domain/catalogue.ts';
import type { GovernmentFunction, Matter } from '../../catalogue/domain/matter.ts';
import type { Region } from '../../catalogue/domain/region.ts';
import { Gazetteer } from './gazetteer.ts';
import { PhraseScorer } from './phrase-scorer.ts';

/** The catalogue made ready for deciding. Built once at start; never changed. */
export interface Knowledge {
  /** Which router this is; stands in every decision. */
  readonly router: string;
  /** The province whose messages are routed. */
  readonly home: Region;
  readonly functions: ReadonlyMap<string, GovernmentFunction>;
  readonly matters: ReadonlyMap<string, Matter>;
  readonly regions: ReadonlyMap<string, Region>;
  readonly bureaus: BureauDirectory;
  readonly gazetteer: Gazetteer;
  readonly matterPhrases: PhraseScorer;
  readonly urgentPhrases: PhraseScorer;
  readonly cues: PhraseScorer;
}

/** @throws Error where the catalogue contradicts itself. */
export function learnFrom(catalogue: Catalogue): Knowledge {
  const { functions, matters, regions, home, bureaus, cues } = catalogue;
  return {
    router: 'phrases-1',
    home,
    functions,
    matters: new Map(matters.map((matter) => [matter.code, matter])),
    regions,
    bureaus,
    gazetteer: new Gazetteer(catalogue),
    matterPhrases: new PhraseScorer(matters.map(({ code, phrases }) => ({ topic: code, phrases }))),
    urgentPhrases: new PhraseScorer(
      matters.map(({ code, urgentPhrases }) => ({ topic: code, phrases: urgentPhrases })),
    ),
    cues: new PhraseScorer(cues.map(({ cue, phrases }) => ({ topic: cue, phrases }))),
  };
}
