import { ContactSealModule } from '#platform';
import { Module } from '@nestjs/common';
import { SplittingConsumer } from './splitting.consumer.ts';
import { TakePartsOnSplit } from './take-parts-on-split.ts';

/** Messages that hold several matters. */
@Module({ imports: [ContactSealModule], controllers: [SplittingConsumer], providers: [TakePartsOnSplit] })
export class SplittingModule {}
