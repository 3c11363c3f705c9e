import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.ts';
import { RepetitionModule } from '../repetition/repetition.module.ts';
import { CurrentRulings } from './current-rulings.ts';
import { KeepPrecedents } from './keep-precedents.ts';
import { PrecedentsConsumer } from './precedents.consumer.ts';

/** What people decided in the router's place. */
@Module({
  imports: [CatalogueModule, RepetitionModule],
  controllers: [PrecedentsConsumer],
  providers: [KeepPrecedents, CurrentRulings],
  exports: [CurrentRulings],
})
export class PrecedentsModule {}
