import { Module } from '@nestjs/common';
import { AdministeringModule } from './administering/administering.module.ts';
import { CatalogueModule } from './catalogue/catalogue.module.ts';
import { DecidingModule } from './deciding/deciding.module.ts';
import { PlacesModule } from './places/places.module.ts';
import { PrecedentsModule } from './precedents/precedents.module.ts';
import { RetentionModule } from './retention/retention.module.ts';

/** Finds whose a message is; department disposes. */
@Module({
  imports: [CatalogueModule, AdministeringModule, DecidingModule, PrecedentsModule, PlacesModule, RetentionModule],
})
export class RoutingModule {}
