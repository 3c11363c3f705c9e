import { Module } from '@nestjs/common';
import { MonthPartitions } from './partitions/month-partitions.ts';
import { SubmissionModule } from './submission/submission.module.ts';
import { TrackingModule } from './tracking/tracking.module.ts';

@Module({ imports: [SubmissionModule, TrackingModule], providers: [MonthPartitions] })
export class IntakeModule {}
