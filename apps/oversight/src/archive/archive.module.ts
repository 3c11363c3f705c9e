import { Module } from '@nestjs/common';
import { ArchiveEvents } from './archive-events.ts';
import { KeepMonthsAhead } from './keep-months-ahead.ts';

/** Every event that passed, kept as it came. */
@Module({
  providers: [ArchiveEvents, KeepMonthsAhead],
  exports: [ArchiveEvents],
})
export class ArchiveModule {}
