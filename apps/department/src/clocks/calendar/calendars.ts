import { WorkingCalendar } from '#domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { VersionedCalendar } from '../domain/move-clocks.ts';
import { currentVersion, daysOfVersion } from './calendar-table.ts';

/** The working calendar in each of its versions. A version never changes, so it is read once. */
@Injectable()
export class Calendars {
  private readonly known = new Map<number, WorkingCalendar>();

  async ofVersion(manager: EntityManager, version: number): Promise<WorkingCalendar> {
    const known = this.known.get(version);
    if (known) return known;
    const calendar = new WorkingCalendar(await daysOfVersion(manager, version));
    this.known.set(version, calendar);
    return calendar;
  }

  /** As it is in the caller's transaction. */
  async current(manager: EntityManager): Promise<VersionedCalendar> {
    const version = await currentVersion(manager);
    return { version, calendar: await this.ofVersion(manager, version) };
  }
}
