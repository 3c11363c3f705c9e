import { Module } from '@nestjs/common';
import { CatalogueController } from './catalogue.controller.ts';
import { ListBureaus } from './list-bureaus.ts';
import { ListMatters } from './list-matters.ts';
import { CATALOGUE } from './catalogue.token.ts';
import { loadCatalogue } from './load-catalogue.ts';

/** Matters, Regions and Bureaus: reference data that routing owns. */
@Module({
  controllers: [CatalogueController],
  providers: [{ provide: CATALOGUE, useFactory: () => loadCatalogue() }, ListBureaus, ListMatters],
  exports: [CATALOGUE],
})
export class CatalogueModule {}
