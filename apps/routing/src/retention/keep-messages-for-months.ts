import { PinoLogger } from '#platform';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RepeatUntilShutdown } from '../repeat-until-shutdown.ts';
import { letGoOfOldMessages } from './let-go-of-old-messages.ts';
import { MessageRetentionConfig } from './message-retention.config.ts';

const onceADay = 24 * 60 * 60 * 1000;

/** Once a day, and at start: lets go of texts that are older than they are to be kept. Where it fails nothing is lost. */
@Injectable()
export class KeepMessagesForMonths implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly repeating = new RepeatUntilShutdown(onceADay, () => this.letGo());

  constructor(
    private readonly dataSource: DataSource,
    private readonly retention: MessageRetentionConfig,
    private readonly logger: PinoLogger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.letGo();
    this.repeating.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.repeating.stop();
  }

  private async letGo(): Promise<void> {
    try {
      const [{ now }] = await this.dataSource.query<[{ now: Date }]>('select now() as now');
      await letGoOfOldMessages(this.dataSource, now, this.retention);
    } catch (error) {
      this.logger.warn({ err: error }, 'Old messages could not be let go of; trying again tomorrow');
    }
  }
}
