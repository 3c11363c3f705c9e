import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CurrentCatalogue } from '../catalogue/current-catalogue.ts';
import type { Catalogue } from '../catalogue/domain/catalogue.ts';
import { CurrentReader } from '../learning/current-reader.ts';
import { CurrentPlaces } from '../places/current-places.ts';
import type { LearntPlace } from '../places/domain/learnt-places.ts';
import type { Reader } from '../reading/domain/reader.ts';
import { CurrentRulings } from '../precedents/current-rulings.ts';
import type { Rulings } from './domain/rulings.ts';
import { type Knowledge, learnFrom, withPlaces } from './domain/knowledge.ts';

/** What a batch decides with: one picture from its first message to its last. */
interface Learnt {
  readonly knowledge: Knowledge;
  /** The version of the catalogue that it was learnt from; stands with every decision. */
  readonly catalogueVersion: number;
}

interface Sources {
  readonly catalogue: Catalogue;
  readonly reader: Reader;
  readonly rulings: Rulings;
  readonly places: readonly LearntPlace[];
}

/** The knowledge that follows from its sources as they are now; made once for each state of them. */
@Injectable()
export class CurrentKnowledge implements OnModuleInit {
  private learnt?: Learnt & { readonly from: Sources };

  constructor(
    @Inject(CurrentCatalogue) private readonly catalogue: Pick<CurrentCatalogue, 'get'>,
    @Inject(CurrentReader) private readonly reader: Pick<CurrentReader, 'get'>,
    @Inject(CurrentRulings) private readonly rulings: Pick<CurrentRulings, 'get'>,
    @Inject(CurrentPlaces) private readonly places: Pick<CurrentPlaces, 'get'>,
  ) {}

  /** So that the first message need not wait for it. */
  onModuleInit(): void {
    this.get();
  }

  get(): Learnt {
    const from = {
      catalogue: this.catalogue.get(),
      reader: this.reader.get(),
      rulings: this.rulings.get(),
      places: this.places.get(),
    };
    const knowledge = this.knowledgeOf(from);
    if (this.learnt?.knowledge !== knowledge)
      this.learnt = { from, knowledge, catalogueVersion: from.catalogue.version };
    return this.learnt;
  }

  /** Places are learnt often: they come to what is known already, and the rest is not made anew for them. */
  private knowledgeOf({ catalogue, reader, rulings, places }: Sources): Knowledge {
    const { from, knowledge } = this.learnt ?? {};
    const isTheRestKnown = from?.catalogue === catalogue && from.reader === reader && from.rulings === rulings;
    const known = isTheRestKnown && knowledge ? knowledge : learnFrom(catalogue, reader, rulings);
    return isTheRestKnown && from.places === places ? known : withPlaces(known, places);
  }
}
