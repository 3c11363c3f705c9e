import { endsWithin } from '#domain';
import { Clock, PinoLogger } from '#platform';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Calendars } from './calendar/calendars.ts';

/** Long enough to bring the next year in: the State Council publishes it in November, or late in October. */
const daysAhead = 60;

/** Says at the start of the service that nobody has said which days of next year are worked. */
@Injectable()
export class WarnOfCalendarEnd implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    private readonly logger: PinoLogger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { calendar } = await this.calendars.current(this.dataSource.manager);
    if (!endsWithin(calendar, daysAhead, await this.clock.now())) return;
    const { publishedUntil } = calendar;
    this.logger.warn({ publishedUntil }, 'The working calendar ends soon: deadlines after it are provisional');
  }
}
