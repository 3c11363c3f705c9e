import { Failure } from '#domain';
import { Clock, recordInAudit, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addChange } from './calendar-table.ts';
import type { CalendarYearView, ChangeCalendarBody } from './calendar.dto.ts';
import { calendarYearIn } from './calendar-year-in.ts';
import { readYear } from './read-calendar.ts';

/** Says anew which days of a year are worked. Clocks that start go by it at once; `MoveDeadlines` sees to those that run. */
@Injectable()
export class ChangeCalendar {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Failure not-found; invalid naming field and rule; conflict with the year as it is */
  async change(text: string, body: ChangeCalendarBody, { subject: staff }: Staff): Promise<CalendarYearView> {
    const arranged = calendarYearIn(text, body);
    return this.dataSource.transaction(async (manager) => {
      const { version: seen, reason } = body;
      const changedAt = await this.clock.now(manager);
      const isIn = await addChange(manager, { ...arranged, version: seen + 1, staff, reason, changedAt });
      const current = await readYear(manager, arranged.year);
      if (isIn) {
        await recordInAudit(manager, [
          { staff, action: 'change-calendar', about: `calendar:${arranged.year}`, reason },
        ]);
        return current;
      }
      const message = `The calendar has changed meanwhile: look at version ${current.version} first.`;
      throw new Failure('conflict', 'calendar-changed', message, { extra: { current } });
    });
  }
}
