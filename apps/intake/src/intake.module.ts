import { Module } from '@nestjs/common';
import { SplittingModule } from './splitting/splitting.module.ts';
import { SubmissionModule } from './submission/submission.module.ts';
import { TrackingModule } from './tracking/tracking.module.ts';

@Module({ imports: [SubmissionModule, SplittingModule, TrackingModule] })
export class IntakeModule {}
