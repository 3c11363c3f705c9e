import { Module } from '@nestjs/common';
import { SubmissionModule } from './submission/submission.module.ts';
import { TrackingModule } from './tracking/tracking.module.ts';

@Module({ imports: [SubmissionModule, TrackingModule] })
export class IntakeModule {}
