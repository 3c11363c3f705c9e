import { Module } from '@nestjs/common';
import { KeepLooking } from './keep-looking.ts';
import { LookAtRegions } from './look-at-regions.ts';
import { UnwatchedRegionsGauge } from './unwatched-regions-gauge.ts';

/** Whether there is somebody in each Region who is told of its escalations. */
@Module({ providers: [LookAtRegions, KeepLooking, UnwatchedRegionsGauge] })
export class WatchingModule {}
