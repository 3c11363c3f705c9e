import { fileURLToPath } from 'node:url';
import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.ts';
import { CurrentReader } from './current-reader.ts';
import { TrainOnSchedule } from './train-on-schedule.ts';
import { TrainingProcess } from './training-process.ts';

const program = fileURLToPath(new URL('train-reader.main.js', import.meta.url));

/** What the router has learnt. */
@Module({
  imports: [CatalogueModule],
  providers: [
    CurrentReader,
    TrainOnSchedule,
    { provide: TrainingProcess, useFactory: () => new TrainingProcess(program) },
  ],
  exports: [CurrentReader],
})
export class ReaderModule {}
