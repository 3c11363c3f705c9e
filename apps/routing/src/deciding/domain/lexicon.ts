import type { Catalogue } from '../../catalogue/domain/catalogue.ts';
import type { Matter } from '../../catalogue/domain/matter.ts';
import { Gazetteer } from './gazetteer.ts';
import { type LearntPlaces, nothingLearnt } from '../../places/domain/learnt-places.ts';
import { PhraseScorer } from './phrase-scorer.ts';

/** The words of the catalogue, made ready to be found in texts. */
export interface Lexicon {
  readonly matters: ReadonlyMap<string, Matter>;
  readonly gazetteer: Gazetteer;
  readonly learntPlaces: LearntPlaces;
  readonly matterPhrases: PhraseScorer;
  readonly cues: PhraseScorer;
  /** By matter. */
  readonly urgentPhrases: PhraseScorer;
  readonly circumstances: PhraseScorer;
}

/** @throws Error where the catalogue contradicts itself. */
export function lexiconOf(catalogue: Catalogue): Lexicon {
  const { matters, cues, circumstances } = catalogue;
  return {
    matters: new Map(matters.map((matter) => [matter.code, matter])),
    gazetteer: new Gazetteer(catalogue),
    learntPlaces: nothingLearnt,
    matterPhrases: new PhraseScorer(matters.map(({ code, phrases }) => ({ topic: code, phrases }))),
    cues: new PhraseScorer(cues.map(({ cue, phrases }) => ({ topic: cue, phrases }))),
    urgentPhrases: new PhraseScorer(matters.map(({ code, urgentPhrases: phrases }) => ({ topic: code, phrases }))),
    circumstances: new PhraseScorer(
      circumstances.map(({ circumstance, phrases }) => ({ topic: circumstance, phrases })),
    ),
  };
}
