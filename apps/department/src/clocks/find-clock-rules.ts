import { type OfficeHours, WorkingCalendar, WorkingTime } from '#domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { WhatIsKnown } from '../handling/domain/case-state.ts';
import { calendarVersion } from './calendar/calendar-table.ts';
import { Calendars } from './calendar/calendars.ts';
import { type ClockRules, needsRules, type WithFacts } from '../handling/domain/set-clocks.ts';
import { usualOfficeHours } from './domain/usual-office-hours.ts';
import { changedPolicies, policiesFrom, type PolicyVersion } from './policies/policy-table.ts';

interface RulesRow {
  readonly calendar: number;
  readonly policies: PolicyVersion[] | null;
  readonly hours: Record<string, OfficeHours[] | null> | null;
}

/** Policies, calendar and office hours, as far as a batch of cases needs them. */
@Injectable()
export class FindClockRules {
  constructor(private readonly calendars: Calendars) {}

  /**
   * @param changed what happened to cases
   * @returns rules for them; they are read only where a clock starts or is given another deadline
   */
  async forCases(manager: EntityManager, changed: readonly WithFacts[]): Promise<ClockRules> {
    const starting = changed.filter(needsRules);
    if (starting.length === 0) return rulesUnread;
    const bureaus = new Set(starting.flatMap(({ state }) => bureausOf(state)));
    const [row] = await manager.query<[RulesRow]>(rulesQuery, [[...bureaus]]);
    const calendar = await this.calendars.ofVersion(manager, row.calendar);
    const usual = new WorkingTime(calendar, usualOfficeHours);
    const timeWith = (own: OfficeHours[] | null) => (own?.length ? new WorkingTime(calendar, own) : usual);
    const times = new Map(Object.entries(row.hours ?? {}).map(([bureauId, own]) => [bureauId, timeWith(own)]));
    return {
      policyOf: policiesFrom(row.policies ?? []),
      calendarVersion: row.calendar,
      calendar,
      timeOf: (bureauId = '') => times.get(bureauId) ?? usual,
    };
  }
}

/** Those at work on a case. */
function bureausOf({ lead, coHandling = [] }: WhatIsKnown): string[] {
  return [...(lead ? [lead] : []), ...coHandling].map(({ id }) => id);
}

const unread = () => {
  throw new Error('The rules of clocks were not read, as none was to start or to move.');
};
const rulesUnread: ClockRules = {
  policyOf: unread,
  calendarVersion: 0,
  calendar: new WorkingCalendar([]),
  timeOf: unread,
};

/** All that is needed in one answer. */
const rulesQuery = `
  select (${calendarVersion}) as calendar,
    (select json_agg(changed) from (${changedPolicies}) as changed) as policies,
    (select json_object_agg(id, office_hours) from bureau where id = any($1::text[])) as hours`;
