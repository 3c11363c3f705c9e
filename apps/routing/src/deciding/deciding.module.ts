import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.ts';
import { ReaderModule } from '../learning/reader.module.ts';
import { RepetitionModule } from '../repetition/repetition.module.ts';
import { PlacesModule } from '../places/places.module.ts';
import { PrecedentsModule } from '../precedents/precedents.module.ts';
import { CurrentKnowledge } from './current-knowledge.ts';
import { DecideOnSubmitted } from './decide-on-submitted.ts';
import { DecidingConsumer } from './deciding.consumer.ts';
import { DecisionsController } from './decisions.controller.ts';
import { ShowDecision } from './show-decision.ts';

/** 派单: from a submitted message to a proposal of whose it is. */
@Module({
  imports: [CatalogueModule, ReaderModule, PrecedentsModule, PlacesModule, RepetitionModule],
  controllers: [DecidingConsumer, DecisionsController],
  providers: [CurrentKnowledge, DecideOnSubmitted, ShowDecision],
})
export class DecidingModule {}
