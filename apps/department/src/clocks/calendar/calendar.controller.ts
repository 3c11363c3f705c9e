import { AllowStaff, CurrentStaff, MayRefuse, type Staff } from '#platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  CalendarConflict,
  CalendarPreview,
  CalendarYearBody,
  CalendarYearView,
  ChangeCalendarBody,
} from './calendar.dto.ts';
import { ChangeCalendar } from './change-calendar.ts';
import { PreviewCalendar } from './preview-calendar.ts';
import { ReadCalendar } from './read-calendar.ts';

/** Which days are worked, for who answers for it. A change that comes too late is answered 409 with the year as it is. */
@Controller('api/administration/calendar')
export class CalendarController {
  constructor(
    private readonly readCalendar: ReadCalendar,
    private readonly previewCalendar: PreviewCalendar,
    private readonly changeCalendar: ChangeCalendar,
  ) {}

  /** The days of a year that are not as their weekday says, and who said so. */
  @Get(':year')
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  read(@Param('year') year: string): Promise<CalendarYearView> {
    return this.readCalendar.read(year);
  }

  /** Shows which deadlines would move if a year were so; nothing changes. */
  @Post(':year/preview')
  @HttpCode(200)
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  preview(@Param('year') year: string, @Body() body: CalendarYearBody): Promise<CalendarPreview> {
    return this.previewCalendar.preview(year, body);
  }

  /** Says anew which days of a year are worked; the deadlines of what runs follow within seconds to minutes. */
  @Put(':year')
  @MayRefuse(409, 'The calendar has changed meanwhile (`calendar-changed`)', CalendarConflict)
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  change(
    @Param('year') year: string,
    @Body() body: ChangeCalendarBody,
    @CurrentStaff() staff: Staff,
  ): Promise<CalendarYearView> {
    return this.changeCalendar.change(year, body, staff);
  }
}
