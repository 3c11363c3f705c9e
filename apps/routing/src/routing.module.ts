import { Module } from '@nestjs/common';
import { CatalogueModule } from './catalogue/catalogue.module.ts';
import { DecidingModule } from './deciding/deciding.module.ts';

/** Finds whose a message is; department disposes. */
@Module({ imports: [CatalogueModule, DecidingModule] })
export class RoutingModule {}
