import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.ts';
import { CurrentPlaces } from './current-places.ts';
import { LearnPlaces } from './learn-places.ts';
import { PlacesConsumer } from './places.consumer.ts';

/** Where estates, villages, markets … lie, learnt from people's decisions. */
@Module({
  imports: [CatalogueModule],
  controllers: [PlacesConsumer],
  providers: [LearnPlaces, CurrentPlaces],
  exports: [CurrentPlaces],
})
export class PlacesModule {}
