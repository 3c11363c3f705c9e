import { endsWithin, WorkingCalendar } from '#domain';
import { Clock, PinoLogger } from '#platform';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { shippedDays } from './domain/shipped-days.ts';

/** Long enough to bring the next year in: the State Council publishes it in November, or late in October. */
const daysAhead = 60;

/** Says at the start of the service that nobody has said which days of next year are worked. */
@Injectable()
export class WarnOfCalendarEnd implements OnApplicationBootstrap {
  constructor(
    private readonly clock: Clock,
    private readonly logger: PinoLogger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const calendar = new WorkingCalendar(shippedDays());
    if (!endsWithin(calendar, daysAhead, await this.clock.now())) return;
    const { publishedUntil } = calendar;
    this.logger.warn({ publishedUntil }, 'The working calendar ends soon: deadlines after it are provisional');
  }
}
