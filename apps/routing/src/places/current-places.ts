import { PinoLogger, RepeatUntilShutdown } from '#platform';
import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LearntPlace } from './domain/learnt-places.ts';
import { placesInUse, placesVersion } from './place-table.ts';

const lookEveryMs = 2_000;

/** The places that were learnt, as the database has them. Each instance looks every two seconds, which costs one row. */
@Injectable()
export class CurrentPlaces implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private places: readonly LearntPlace[] = [];
  private version = -1;
  private readonly looking: RepeatUntilShutdown;

  constructor(
    private readonly dataSource: DataSource,
    logger: PinoLogger,
  ) {
    const warning = 'Whether places were learnt cannot be seen; looking again';
    this.looking = new RepeatUntilShutdown(() => this.refresh(), { everyMs: lookEveryMs, warning, logger });
  }

  get(): readonly LearntPlace[] {
    return this.places;
  }

  async onModuleInit(): Promise<void> {
    await this.refresh();
  }

  /** Takes on what has been learnt since. */
  async refresh(): Promise<void> {
    const { manager } = this.dataSource;
    // Read before the places: what is learnt meanwhile is read again, not missed.
    const version = await placesVersion(manager);
    if (version === this.version) return;
    this.places = await placesInUse(manager);
    this.version = version;
  }

  onApplicationBootstrap(): void {
    this.looking.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.looking.stop();
  }
}
