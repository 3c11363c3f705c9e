import { Module } from '@nestjs/common';
import { SplittingConsumer } from './splitting.consumer.ts';
import { TakePartsOnSplit } from './take-parts-on-split.ts';

/** Messages that hold several matters. */
@Module({ controllers: [SplittingConsumer], providers: [TakePartsOnSplit] })
export class SplittingModule {}
