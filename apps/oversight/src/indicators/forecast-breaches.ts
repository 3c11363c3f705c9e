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
  /** How many by the tenth of their term, `0` to `9`; `10` for those past their deadline. */
  readonly open: Readonly<Record<string, number>>;
}

const overdueAt = 10;
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
    const ofEach = Map.groupBy(rows, ({ bureau_id: id }) => id);
    const names = await this.cells.names('bureau', [...ofEach.keys()]);
    const bureaus = [...ofEach].map(([id, all]) => {
      const count = (tenth: number) => all.reduce((sum, { open }) => sum + (open[tenth] ?? 0), 0);
      const tenths = Array.from({ length: overdueAt }, (_, tenth) => count(tenth));
      const overdue = count(overdueAt);
      const open = tenths.reduce((sum, more) => sum + more, overdue);
      const expected = expectedBreaches(tenths, record.get(id) ?? {}, whole);
      return { bureauId: id || undefined, name: names.get(id), open, overdue, expectedBreaches: expected };
    });
    const weight = ({ overdue, expectedBreaches: expected = 0 }: (typeof bureaus)[number]) => overdue + expected;
    return { region, at, bureaus: bureaus.sort((one, other) => weight(other) - weight(one)).slice(0, mostBureaus) };
  }

  private async openCases(region: string, now: Date, mergers: readonly Merger[]): Promise<OpenRow[]> {
    const rows = await this.dataSource.query<OpenRow[]>(openQuery, [
      ...[subtreePrefix(region), `${subtreePrefix(region)}:`, isProvince(region), now.getTime()],
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

/**
 * @returns SQL: how many open cases each bureau has in each tenth of their term, whole numbers throughout. It reads the running clocks of all regions: there
 * are as many as open cases, and an index would be one more to write with each of them.
 */
const openQuery = `
  select bureau_id, json_object_agg(tenth, count) as open
  from (
    select bureau_id, count(*), case when resolve_by <= $4::bigint then ${overdueAt}
        else least(9, greatest(0, 10 * ($4::bigint - resolve_from) / nullif(resolve_by - resolve_from, 0))) end as tenth
    from running_clock
    where generation = ${currentGeneration} and ((region_code >= $1 and region_code < $2) or (region_code = '' and $3))
    group by bureau_id, tenth
  ) as counted
  group by bureau_id order by bureau_id`;
