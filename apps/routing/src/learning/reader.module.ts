import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.ts';
import { CurrentReader } from './current-reader.ts';
import { TrainOnSchedule } from './train-on-schedule.ts';

/** What the router has learnt. */
@Module({ imports: [CatalogueModule], providers: [CurrentReader, TrainOnSchedule], exports: [CurrentReader] })
export class ReaderModule {}
