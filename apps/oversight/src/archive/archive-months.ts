import type { MonthlyTable } from '#platform';

export const archiveMonths: MonthlyTable = { table: 'event_archive', column: 'event_time', by: 'time' };
