import { firstIdAt, type Month } from './month.ts';

/**
 * A table that grows for good. Its migration makes it `partition by range` of that column, with a partition
 * `<table>_default` for what belongs to no month yet; the months' own are then seen to.
 */
export interface MonthlyTable {
  readonly table: string;
  readonly column: string;
  /** `id`: a UUIDv7, which begins with the real time at which it was made. `time`: a timestamptz of the clock that rules go by. */
  readonly by: 'id' | 'time';
}

export const defaultPartitionOf = ({ table }: MonthlyTable): string => `${table}_default`;

export const partitionOf = ({ table }: MonthlyTable, { name }: Month): string => `${table}_${name}`;

/** The values with which a month begins and the next one begins, as SQL has them between quotes. */
export function boundsOf({ by }: MonthlyTable, { start, end }: Month): [from: string, to: string] {
  return by === 'id' ? [firstIdAt(start), firstIdAt(end)] : [start.toISOString(), end.toISOString()];
}

/** SQL for the time of a row; null for an id that tells none. */
export function timeOf({ by, column }: MonthlyTable): string {
  return by === 'id' ? `uuid_extract_timestamp(${column})` : column;
}
