import { Module } from '@nestjs/common';
import { ArchiveEvents } from './archive-events.ts';

/** Every event that passed, kept as it came. */
@Module({
  providers: [ArchiveEvents],
  exports: [ArchiveEvents],
})
export class ArchiveModule {}
