import { PinoLogger, RepeatUntilShutdown } from '#platform';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { letGoOfOldMessages } from './let-go-of-old-messages.ts';
import { MessageRetentionConfig } from './message-retention.config.ts';

const onceADay = 24 * 60 * 60 * 1000;

/** Once a day, and at start: lets go of texts that are older than they are to be kept. Where it fails nothing is lost. */
@Injectable()
export class KeepMessagesForMonths implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly repeating: RepeatUntilShutdown;

  constructor(
    private readonly dataSource: DataSource,
    private readonly retention: MessageRetentionConfig,
    logger: PinoLogger,
  ) {
    const warning = 'Old messages could not be let go of; trying again tomorrow';
    this.repeating = new RepeatUntilShutdown(() => this.letGo(), { everyMs: onceADay, warning, logger });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.repeating.startAtOnce();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.repeating.stop();
  }

  private async letGo(): Promise<void> {
    const [{ now }] = await this.dataSource.query<[{ now: Date }]>('select now() as now');
    await letGoOfOldMessages(this.dataSource, now, this.retention);
  }
}
