import { Module } from '@nestjs/common';
import { SupervisingModule } from '../supervising/supervising.module.ts';
import { FollowWatched } from './follow-watched.ts';

/** What happens, told to whoever watches. */
@Module({ imports: [SupervisingModule], providers: [FollowWatched], exports: [FollowWatched] })
export class FollowingModule {}
