import { ensureMonths, type MonthlyTable } from '#platform';
import type { DataSource } from 'typeorm';

/** The present month and those that have their partition before their first event comes. */
const monthsReady = 3;

const archive: MonthlyTable = {
  name: 'event_archive',
  column: 'event_time',
  holds: 'moments',
  partitionOf: ({ name }) => `event_archive_${name.slice(0, 4)}_${name.slice(4)}`,
};

/** Gives the present month, the next ones and every month whose events went to the default partition a partition of their own. */
export async function ensureArchiveMonths(dataSource: DataSource, now: Date): Promise<void> {
  await dataSource.transaction((manager) => ensureMonths(manager, archive, now, monthsReady));
}
