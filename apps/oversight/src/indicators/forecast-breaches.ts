import { isProvince, localDayOf, type Merger, oneWith, subtreePrefix } from '#domain';
import { Clock, Mergers } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { currentGeneration } from '../known-cases/generations.ts';
import { expectedBreaches } from './domain/forecast.ts';
import { periodOf } from './domain/periods.ts';
import { added } from './domain/rates.ts';
import { type Counts, usedShares } from './domain/measures.ts';
import type { Forecast } from './rates.dto.ts';
import { ReadCells } from './read-cells.ts';

interface OpenRow {
  readonly bureau_id: string;
  /** 0 to 9; 10 for those past their deadline. */
  readonly tenth: number;
  readonly count: number;
}

const yearsOfRecord = 3;
const everybody = 20_000;
const mostBureaus = 500;

/**
 * Which bureaus will be late with how many of the cases that they have now, by their own record with like ones. Bureaus that have become one by a merger have
 * the cases and the record of all of them.
 */
@Injectable()
export class ForecastBreaches {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly cells: ReadCells,
    private readonly mergers: Mergers,
  ) {}

  async execute(region: string): Promise<Forecast> {
    const at = await this.clock.now();
    const mergers = await this.mergers.all();
    const [rows, record] = await Promise.all([this.openCases(region, at, mergers), this.recordOf(region, at, mergers)]);
    const whole = [...record.values()].reduce(added, {});
    const ids = [...new Set(rows.map(({ bureau_id: id }) => id))];
    const names = await this.cells.names('bureau', ids);
    const counts = summedBy(rows, ({ bureau_id: id, tenth }) => `${id} ${tenth}`);
    const bureaus = ids.map((id) => {
      const tenths = Array.from({ length: 10 }, (_, tenth) => counts.get(`${id} ${tenth}`) ?? 0);
      const overdue = counts.get(`${id} 10`) ?? 0;
      const open = tenths.reduce((sum, count) => sum + count, overdue);
      const expected = expectedBreaches(tenths, record.get(id) ?? {}, whole);
      return { bureauId: id || undefined, name: names.get(id), open, overdue, expectedBreaches: expected };
    });
    const weight = ({ overdue, expectedBreaches: expected = 0 }: (typeof bureaus)[number]) => overdue + expected;
    return { region, at, bureaus: bureaus.sort((one, other) => weight(other) - weight(one)).slice(0, mostBureaus) };
  }

  private async openCases(region: string, now: Date, mergers: readonly Merger[]): Promise<OpenRow[]> {
    const rows = await this.dataSource.query<OpenRow[]>(openQuery, [
      ...[subtreePrefix(region), `${subtreePrefix(region)}:`, isProvince(region), now],
    ]);
    return rows.map((row) => ({ ...row, bureau_id: inForce(row.bureau_id, mergers) }));
  }

  /** What each bureau did in the years up to now. */
  private async recordOf(region: string, now: Date, mergers: readonly Merger[]): Promise<ReadonlyMap<string, Counts>> {
    const year = Number(periodOf(localDayOf(now), 'year').slice(0, 4));
    const starts = Array.from({ length: yearsOfRecord }, (_, back) => `${year - back}-01-01`);
    const groups = await this.cells.groups(
      { region, periods: [{ grain: 'year', starts }] },
      { by: 'bureau', limit: everybody, of: ['resolve_due', ...usedShares] },
    );
    const ofEach = Map.groupBy(groups, ({ key }) => inForce(key, mergers));
    return new Map([...ofEach].map(([id, all]) => [id, all.map(({ raw }) => raw).reduce(added, {})]));
  }
}

const inForce = (bureauId: string, mergers: readonly Merger[]): string => oneWith(bureauId, mergers)[0] ?? bureauId;

function summedBy(rows: readonly OpenRow[], keyOf: (row: OpenRow) => string): ReadonlyMap<string, number> {
  const groups = Map.groupBy(rows, keyOf);
  return new Map([...groups].map(([key, all]) => [key, all.reduce((sum, { count }) => sum + count, 0)]));
}

/** @returns SQL: how many open cases each bureau has in each tenth of their term */
export const openQuery = `
  select bureau_id, case when resolve_by <= $4 then 10
      else least(9, greatest(0, floor(10 * date_part('epoch', $4 - resolve_from) / nullif(date_part('epoch', resolve_by - resolve_from), 0)))) end::integer as tenth,
    count(*)::integer as count
  from known_case
  where generation = ${currentGeneration} and resolve_by is not null
    and ((region_code >= $1 and region_code < $2) or (region_code = '' and $3))
  group by 1, 2 order by 1, 2`;
