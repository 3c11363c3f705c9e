import { Module } from '@nestjs/common';
import { WarnOfCalendarEnd } from './warn-of-calendar-end.ts';

/** 时限: what is to be done by when, reckoned in working time. */
@Module({ providers: [WarnOfCalendarEnd] })
export class ClocksModule {}
