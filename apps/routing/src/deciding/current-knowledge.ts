import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CurrentCatalogue } from '../catalogue/current-catalogue.ts';
import type { Catalogue } from '../catalogue/domain/catalogue.ts';
import { CurrentReader } from '../learning/current-reader.ts';
import type { Reader } from '../reading/domain/reader.ts';
import { CurrentRulings } from '../precedents/current-rulings.ts';
import type { Rulings } from './domain/rulings.ts';
import { type Knowledge, learnFrom } from './domain/knowledge.ts';

/** What a batch decides with: one picture from its first message to its last. */
interface Learnt {
  readonly knowledge: Knowledge;
  /** The version of the catalogue that it was learnt from; stands with every decision. */
  readonly catalogueVersion: number;
}

/** The knowledge that follows from catalogue and reader as they are now; made once for each state of them. */
@Injectable()
export class CurrentKnowledge implements OnModuleInit {
  private learnt?: Learnt & { readonly from: Catalogue; readonly reader: Reader; readonly rulings: Rulings };

  constructor(
    @Inject(CurrentCatalogue) private readonly catalogue: Pick<CurrentCatalogue, 'get'>,
    @Inject(CurrentReader) private readonly reader: Pick<CurrentReader, 'get'>,
    @Inject(CurrentRulings) private readonly rulings: Pick<CurrentRulings, 'get'>,
  ) {}

  /** So that the first message need not wait for it. */
  onModuleInit(): void {
    this.get();
  }

  get(): Learnt {
    const catalogue = this.catalogue.get();
    const reader = this.reader.get();
    const rulings = this.rulings.get();
    if (this.learnt?.from !== catalogue || this.learnt.reader !== reader || this.learnt.rulings !== rulings) {
      const knowledge = learnFrom(catalogue, reader, rulings);
      this.learnt = { from: catalogue, reader, rulings, knowledge, catalogueVersion: catalogue.version };
    }
    return this.learnt;
  }
}
