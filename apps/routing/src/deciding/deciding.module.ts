import { Module } from '@nestjs/common';
import { CATALOGUE } from '../catalogue/catalogue.token.ts';
import { CatalogueModule } from '../catalogue/catalogue.module.ts';
import { DecideOnSubmitted } from './decide-on-submitted.ts';
import { DecidingConsumer } from './deciding.consumer.ts';
import { DecisionsController } from './decisions.controller.ts';
import { learnFrom } from './domain/knowledge.ts';
import { KNOWLEDGE } from './knowledge.token.ts';
import { ShowDecision } from './show-decision.ts';

/** 派单: from a submitted message to a proposal of whose it is. */
@Module({
  imports: [CatalogueModule],
  controllers: [DecidingConsumer, DecisionsController],
  providers: [{ provide: KNOWLEDGE, useFactory: learnFrom, inject: [CATALOGUE] }, DecideOnSubmitted, ShowDecision],
})
export class DecidingModule {}
