import { Module } from '@nestjs/common';
import { QueryCodeModule } from '#platform';
import { KeepExclusions } from './keep-exclusions.ts';
import { ProjectTimeline } from './project-timeline.ts';
import { ReadCase } from './read-case.ts';
import { TrackingConsumer } from './tracking.consumer.ts';
import { TrackingController } from './tracking.controller.ts';

@Module({
  imports: [QueryCodeModule],
  controllers: [TrackingController, TrackingConsumer],
  providers: [ReadCase, ProjectTimeline, KeepExclusions],
})
export class TrackingModule {}
