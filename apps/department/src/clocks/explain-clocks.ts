import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readCaseRow } from '../handling/case-table.ts';
import { stateOf } from '../handling/case-row.ts';
import { maySee, type StaffMember } from '../handling/domain/who-may.ts';
import { caseNotFound, caseNumberIn, notTheirs } from '../handling/failures.ts';
import { Calendars } from './calendar/calendars.ts';
import { type ReckonedClock, viewOfClock } from './case-clocks.dto.ts';
import type { CaseClock } from './domain/case-clock.ts';
import { explainClock } from './domain/explain-clock.ts';

/** How the deadlines of a case came about, day by day. */
@Injectable()
export class ExplainClocks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly calendars: Calendars,
  ) {}

  /** @throws Failure not-found; forbidden for who may not see the case */
  async explain(caseNumber: string, staff: StaffMember): Promise<ReckonedClock[]> {
    const row = await readCaseRow(this.dataSource.manager, caseNumberIn(caseNumber));
    if (!row) throw caseNotFound();
    if (!maySee(staff, stateOf(row))) throw notTheirs();
    return Promise.all(row.clocks.map((clock) => this.explained(clock)));
  }

  private async explained(clock: CaseClock): Promise<ReckonedClock> {
    const { policyVersion, calendarVersion } = clock;
    const calendar = await this.calendars.ofVersion(this.dataSource.manager, calendarVersion);
    return Object.assign(viewOfClock(clock), { policyVersion, days: explainClock(clock, calendar) });
  }
}
