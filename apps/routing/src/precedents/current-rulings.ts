import { PinoLogger, RepeatUntilShutdown } from '#platform';
import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Rulings } from '../deciding/domain/rulings.ts';
import { rulingsIn } from './rulings.ts';

const lookEveryMs = 5_000;

/** The rulings that bind the router, as the database has them; there are few, so they are read whole. */
@Injectable()
export class CurrentRulings implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private rulings: Rulings = new Map();
  private readonly looking: RepeatUntilShutdown;

  constructor(
    private readonly dataSource: DataSource,
    logger: PinoLogger,
  ) {
    const warning = 'Whether something was ruled cannot be seen; looking again';
    this.looking = new RepeatUntilShutdown(() => this.refresh(), { everyMs: lookEveryMs, warning, logger });
  }

  get(): Rulings {
    return this.rulings;
  }

  async onModuleInit(): Promise<void> {
    await this.refresh();
  }

  /** Takes on what has been ruled since; the same rulings stay the same object. */
  async refresh(): Promise<void> {
    const found = await rulingsIn(this.dataSource.manager);
    const isNew = found.size !== this.rulings.size || [...found].some(([key, id]) => this.rulings.get(key) !== id);
    if (isNew) this.rulings = found;
  }

  onApplicationBootstrap(): void {
    this.looking.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.looking.stop();
  }
}
