import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  countsFrom,
  groupsQuery,
  type Grouping,
  type Selection,
  seriesQuery,
  type SumRow,
  totalsQuery,
} from './cells-query.ts';
import type { Counts } from './domain/measures.ts';
import { added } from './domain/rates.ts';

/** What is counted with and without the excluded Cases (剔除). */
export interface RawAndAdjusted {
  readonly raw: Counts;
  readonly adjusted: Counts;
}

export interface CellGroup extends RawAndAdjusted {
  readonly key: string;
}

/** Sums the cells of the current generation. */
@Injectable()
export class ReadCells {
  constructor(private readonly dataSource: DataSource) {}

  async totals(selection: Selection): Promise<RawAndAdjusted> {
    const [group] = await this.summed(totalsQuery(selection));
    return group ?? { raw: {}, adjusted: {} };
  }

  /** @returns one group more than the limit where there are more */
  async groups(selection: Selection, grouping: Grouping): Promise<CellGroup[]> {
    const groups = await this.summed(groupsQuery(selection, grouping));
    return groups.slice(0, grouping.limit + 1);
  }

  /** By the first days of the stored periods. */
  async series(selection: Selection): Promise<ReadonlyMap<string, RawAndAdjusted>> {
    const groups = await this.summed(seriesQuery(selection));
    return new Map(groups.map((group) => [group.key, group]));
  }

  /** @returns by what codes are called */
  async names(what: 'bureau' | 'region' | 'matter', codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.dataSource.query<{ code: string; name: string }[]>(
      `select code, name from figure_name where what = $1 and code = any($2::text[])
       and generation = (select id from figure_generation where state = 'current')`,
      [what, codes],
    );
    return new Map(rows.map(({ code, name }) => [code, name]));
  }

  private async summed([sql, parameters]: [string, unknown[]]): Promise<CellGroup[]> {
    const rows = await this.dataSource.query<SumRow[]>(sql, parameters);
    const groups = new Map<string, RawAndAdjusted>();
    for (const row of rows) {
      const counts = countsFrom(row);
      const { raw, adjusted } = groups.get(row.key) ?? { raw: {}, adjusted: {} };
      groups.set(row.key, { raw: added(raw, counts), adjusted: row.is_excluded ? adjusted : added(adjusted, counts) });
    }
    return [...groups].map(([key, group]) => ({ key, ...group }));
  }
}
