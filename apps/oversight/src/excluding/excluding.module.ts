import { MergersModule } from '#platform';
import { Module } from '@nestjs/common';
import { DecideExclusion } from './decide-exclusion.ts';
import { ExclusionsController } from './exclusions.controller.ts';
import { ListExclusions } from './list-exclusions.ts';
import { RequestExclusion } from './request-exclusion.ts';

/** Cases that are left out of adjusted rates: asked for by a bureau, decided by the level above it. */
@Module({
  imports: [MergersModule],
  controllers: [ExclusionsController],
  providers: [RequestExclusion, DecideExclusion, ListExclusions],
})
export class ExcludingModule {}
