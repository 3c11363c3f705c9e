import { Module } from '@nestjs/common';
import { CalendarController } from './calendar/calendar.controller.ts';
import { Calendars } from './calendar/calendars.ts';
import { ChangeCalendar } from './calendar/change-calendar.ts';
import { MoveDeadlines } from './calendar/move-deadlines.ts';
import { PreviewCalendar } from './calendar/preview-calendar.ts';
import { ReadCalendar } from './calendar/read-calendar.ts';
import { ClocksController } from './clocks.controller.ts';
import { ExplainClocks } from './explain-clocks.ts';
import { FindClockRules } from './find-clock-rules.ts';
import { KeepTicking } from './keep-ticking.ts';
import { ChangeClockPolicy } from './policies/change-clock-policy.ts';
import { ClockPoliciesController } from './policies/clock-policies.controller.ts';
import { FindClockPolicies } from './policies/find-clock-policies.ts';
import { RaiseDueSteps } from './raise-due-steps.ts';
import { WarnOfCalendarEnd } from './warn-of-calendar-end.ts';

/** 时限: what is to be done by when, reckoned in working time. */
@Module({
  controllers: [ClocksController, ClockPoliciesController, CalendarController],
  providers: [
    ...[Calendars, ReadCalendar, PreviewCalendar, ChangeCalendar, MoveDeadlines],
    ...[FindClockPolicies, ChangeClockPolicy],
    ...[FindClockRules, ExplainClocks, RaiseDueSteps, KeepTicking, WarnOfCalendarEnd],
  ],
  exports: [FindClockRules],
})
export class ClocksModule {}
