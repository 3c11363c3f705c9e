import { CaseOutbox, Clock, PinoLogger } from '#platform';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CatalogueController } from './catalogue.controller.ts';
import { ChangeCatalogue } from './change-catalogue.ts';
import { CurrentCatalogue } from './current-catalogue.ts';
import { ListBureaus } from './list-bureaus.ts';
import { ListMatters } from './list-matters.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { seedCatalogue } from './seed-catalogue.ts';

/** Matters, Regions and Bureaus: reference data that routing owns. */
@Module({
  controllers: [CatalogueController],
  providers: [
    {
      provide: CurrentCatalogue,
      useFactory: openCatalogue,
      inject: [DataSource, Clock, CaseOutbox, PinoLogger],
    },
    ChangeCatalogue,
    ListBureaus,
    ListMatters,
  ],
  exports: [CurrentCatalogue, ChangeCatalogue],
})
export class CatalogueModule {}

/** Nothing is decided, listed or changed before the database has the shipped data and this process has the database's. */
async function openCatalogue(
  dataSource: DataSource,
  clock: Clock,
  outbox: CaseOutbox,
  logger: PinoLogger,
): Promise<CurrentCatalogue> {
  const shipped = loadCatalogue();
  await seedCatalogue(dataSource, shipped, { clock, outbox });
  const current = new CurrentCatalogue(dataSource, logger, shipped);
  await current.refresh();
  return current;
}
