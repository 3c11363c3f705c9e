import { PinoLogger, RepeatUntilShutdown } from '#platform';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { letGoOfEndedSubscriptions } from './let-go-of-ended-subscriptions.ts';
import { letGoOfOldNotices } from './let-go-of-old-notices.ts';
import { NoticeRetentionConfig } from './notice-retention.config.ts';

const onceADay = 24 * 60 * 60 * 1000;

/** Once a day, and at start, which does not wait for it: lets go of what the staff was told long ago, and of subscriptions that ended long ago. Where it fails nothing is lost. */
@Injectable()
export class KeepNoticesForDays implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly repeating: RepeatUntilShutdown;

  constructor(dataSource: DataSource, { noticesKeptDays }: NoticeRetentionConfig, logger: PinoLogger) {
    const warning = 'Old notices and subscriptions of the staff could not be let go of; trying again tomorrow';
    const letGo = async () => {
      await letGoOfOldNotices(dataSource, noticesKeptDays);
      await letGoOfEndedSubscriptions(dataSource);
    };
    this.repeating = new RepeatUntilShutdown(letGo, { everyMs: onceADay, warning, logger });
  }

  onApplicationBootstrap(): void {
    void this.repeating.startAtOnce();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.repeating.stop();
  }
}
