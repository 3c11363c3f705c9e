import { Module } from '@nestjs/common';
import { EscalatingModule } from '../escalating/escalating.module.ts';
import { SupervisingModule } from '../supervising/supervising.module.ts';
import { FollowCases } from './follow-cases.ts';

/** What happens, told to all that follows cases. */
@Module({ imports: [EscalatingModule, SupervisingModule], providers: [FollowCases], exports: [FollowCases] })
export class FollowingModule {}
