import { Clock, PinoLogger, RepeatUntilShutdown } from '#platform';
import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CurrentCatalogue } from '../catalogue/current-catalogue.ts';
import type { Reader } from '../reading/domain/reader.ts';
import { readerFor } from '../reading/reader-for-catalogue.ts';
import { keepReader, putToWork, readerOf, versionAtWork } from './reader-table.ts';

const lookEveryMs = 2_000;

/** The reader that the database has at work. Each instance looks every two seconds, which costs one row. */
@Injectable()
export class CurrentReader implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private reader?: Reader;
  private readonly looking: RepeatUntilShutdown;

  constructor(
    private readonly dataSource: DataSource,
    private readonly catalogue: CurrentCatalogue,
    private readonly clock: Clock,
    logger: PinoLogger,
  ) {
    const warning = 'Whether another reader is at work cannot be seen; looking again';
    this.looking = new RepeatUntilShutdown(() => this.refresh(), { everyMs: lookEveryMs, warning, logger });
  }

  /** @throws Error before the module is ready */
  get(): Reader {
    if (!this.reader) throw new Error('No reader is at work yet.');
    return this.reader;
  }

  /** Nothing is decided before something has been learnt: on an empty database, what the catalogue teaches. */
  async onModuleInit(): Promise<void> {
    await this.refresh();
    if (this.reader) return;
    await this.beginWithCatalogue();
    await this.refresh();
  }

  async refresh(): Promise<void> {
    const { manager } = this.dataSource;
    const version = await versionAtWork(manager);
    if (version !== undefined && version !== this.reader?.version) this.reader = await readerOf(manager, version);
  }

  onApplicationBootstrap(): void {
    this.looking.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.looking.stop();
  }

  private async beginWithCatalogue(): Promise<void> {
    const catalogue = this.catalogue.get();
    const reader = readerFor(catalogue);
    const samples = catalogue.matters.reduce((sum, matter) => sum + matter.samples.length, 0);
    const learntFrom = { samples, corrections: 0, lastPrecedent: '0', catalogueVersion: catalogue.version };
    const { manager } = this.dataSource;
    await keepReader(manager, reader, learntFrom, await this.clock.now(manager));
    if ((await versionAtWork(manager)) === undefined) await putToWork(manager, reader.version);
  }
}
