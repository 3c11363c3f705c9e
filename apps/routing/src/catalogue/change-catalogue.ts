import { CaseOutbox, Clock } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { lockCatalogue, recordVersion } from './catalogue-version.ts';
import { CurrentCatalogue } from './current-catalogue.ts';
import type { Catalogue } from './domain/catalogue.ts';

/** What a change of the catalogue works with. */
export interface CatalogueChange {
  readonly manager: EntityManager;
  readonly outbox: CaseOutbox;
  /** As it is now; nobody else changes it meanwhile. */
  readonly catalogue: Catalogue;
  /** Which version the change makes. */
  readonly catalogueVersion: number;
  readonly now: Date;
}

/** Lets changes of matters and bureaus happen one after another, each with its story and its announcement or not at all. */
@Injectable()
export class ChangeCatalogue {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly outbox: CaseOutbox,
    private readonly current: CurrentCatalogue,
  ) {}

  /** @throws what the work throws; then nothing has changed */
  async make<T>(work: (change: CatalogueChange) => Promise<T>): Promise<T> {
    const result = await this.dataSource.transaction(async (manager) => {
      const { version, shipped } = await lockCatalogue(manager);
      const catalogue = await this.current.catchUp(manager);
      const now = await this.clock.now(manager);
      const made = await work({ manager, outbox: this.outbox, catalogue, catalogueVersion: version + 1, now });
      await recordVersion(manager, { version: version + 1, shipped });
      return made;
    });
    await this.current.refresh();
    return result;
  }
}
