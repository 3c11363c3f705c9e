import { ensureMonths, type MonthlyTable, named } from '#platform';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

const tables = ['message', 'timeline_step'].map((name): MonthlyTable => ({
  name,
  column: 'case_id',
  holds: 'ids',
  partitionOf: named(name),
}));
/** This month and those for which a partition is ready beforehand. */
const monthsReady = 4;
const onceADay = 24 * 60 * 60 * 1000;

/** Keeps a partition ready for each month to come. What finds none goes to the default partition until there is one; nothing is refused. */
@Injectable()
export class MonthPartitions implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(MonthPartitions.name);
  private timer?: NodeJS.Timeout;

  constructor(private readonly dataSource: DataSource) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.prepare();
    this.timer = setInterval(() => void this.prepare(), onceADay).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async prepare(): Promise<void> {
    try {
      await this.dataSource.transaction(prepareMonths);
    } catch (error) {
      this.logger.warn({ err: error }, 'The partitions of the coming months could not be prepared');
    }
  }
}

/** Of several instances one does it; the months are those of the ids, which processes make by the real clock. */
async function prepareMonths(manager: EntityManager): Promise<void> {
  const [{ leading, now }] = await manager.query<[{ leading: boolean; now: Date }]>(
    `select pg_try_advisory_xact_lock(hashtextextended('months of ' || current_schema(), 0)) as leading, now() as now`,
  );
  if (!leading) return;
  for (const table of tables) await ensureMonths(manager, table, now, monthsReady);
}
