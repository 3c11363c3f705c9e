import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Mergers } from './mergers.ts';
import { WorkAtTheSuccessor } from './work-at-the-successor.ts';

/** 撤并, for a service with a table `bureau` (id, name, region_code, successor_id): every door of it knows where those work who come to it. */
@Module({ providers: [Mergers, { provide: APP_GUARD, useClass: WorkAtTheSuccessor }], exports: [Mergers] })
export class MergersModule {}
