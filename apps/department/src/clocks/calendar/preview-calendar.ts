import { WorkingCalendar } from '#domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ClockedCase } from '../clocked-cases.ts';
import { changedDates, withYear } from '../domain/calendar-year.ts';
import { movedDeadlines, moveClocks } from '../domain/move-clocks.ts';
import { currentVersion, daysOfVersion } from './calendar-table.ts';
import type { CalendarPreview, CalendarYearBody, WouldMove } from './calendar.dto.ts';
import { calendarYearIn } from './calendar-year-in.ts';

const casesAtOnce = 1_000;
const mostExamples = 50;
const firstId = '00000000-0000-0000-0000-000000000000';

/** What a change of the calendar would do to what runs. */
@Injectable()
export class PreviewCalendar {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Failure not-found; invalid naming field and rule */
  async preview(text: string, body: CalendarYearBody): Promise<CalendarPreview> {
    const arranged = calendarYearIn(text, body);
    const { manager } = this.dataSource;
    const version = await currentVersion(manager);
    const days = await daysOfVersion(manager, version);
    const changed = withYear(days, arranged);
    const calendar = { version: version + 1, calendar: new WorkingCalendar(changed) };
    const preview: CalendarPreview = {
      changedDates: changedDates(days, changed),
      deadlines: 0,
      cases: 0,
      examples: [],
    };
    for await (const cases of this.runningCases())
      for (const { number, clocks } of cases) {
        const moved = movedDeadlines(clocks, moveClocks(clocks, calendar));
        preview.deadlines += moved.length;
        preview.cases += Math.min(1, moved.length);
        if (preview.examples.length < mostExamples)
          preview.examples.push(...moved.map((one) => wouldMove(number, one)));
      }
    return preview;
  }

  /** In pages, so that neither the memory nor the loop is held by all of them at once. */
  private async *runningCases(): AsyncGenerator<ClockedCase[]> {
    for (let after = firstId; ;) {
      const cases = await this.dataSource.query<ClockedCase[]>(
        `select id, number, clocks from "case" where next_step_at is not null and id > $1 order by id limit $2`,
        [after, casesAtOnce],
      );
      const last = cases.at(-1);
      if (!last) return;
      yield cases;
      after = last.id;
    }
  }
}

function wouldMove(caseNumber: string, { before, after }: ReturnType<typeof movedDeadlines>[number]): WouldMove {
  return { caseNumber, clock: before.clock, before: before.deadline, after: after.deadline };
}
