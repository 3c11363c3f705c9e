import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { currentGeneration } from '../known-cases/generations.ts';
import {
  countsFrom,
  groupsQuery,
  type Grouping,
  type Selection,
  seriesOfGroupsQuery,
  seriesQuery,
  type SumRow,
  totalsQuery,
} from './cells-query.ts';
import { regionInNames, unitsOfTheProvince } from './domain/region-in-names.ts';
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

const dayLength = '2022-12-01'.length;

/** Sums the cells of the current generation. */
@Injectable()
export class ReadCells {
  constructor(private readonly dataSource: DataSource) {}

  async totals(selection: Selection): Promise<RawAndAdjusted> {
    const [group] = await this.summed(totalsQuery(selection));
    return group ?? { raw: {}, adjusted: {} };
  }

  /** @returns by key, one group more than the limit where there are more */
  async groups(selection: Selection, grouping: Grouping): Promise<CellGroup[]> {
    return this.summed(groupsQuery(selection, grouping));
  }

  /** By the first days of the stored periods. */
  async series(selection: Selection): Promise<ReadonlyMap<string, RawAndAdjusted>> {
    const groups = await this.summed(seriesQuery(selection));
    return new Map(groups.map((group) => [group.key, group]));
  }

  /** The groups of each stored period that has any, by its first day. */
  async seriesOfGroups(
    selection: Selection,
    grouping: Pick<Grouping, 'by' | 'of'>,
  ): Promise<ReadonlyMap<string, readonly CellGroup[]>> {
    const groups = await this.summed(seriesOfGroupsQuery(selection, grouping));
    const ofEach = Map.groupBy(groups, ({ key }) => key.slice(0, dayLength));
    return new Map(
      [...ofEach].map(([day, some]) => [day, some.map((group) => ({ ...group, key: group.key.slice(dayLength + 1) }))]),
    );
  }

  /** @returns by what codes are called */
  async names(what: 'bureau' | 'region' | 'matter', codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.dataSource.query<{ code: string; name: string }[]>(
      `select code, name from figure_name where what = $1 and code = any($2::text[])
       and generation = ${currentGeneration}`,
      [what, codes],
    );
    return new Map(rows.map(({ code, name }) => [code, name]));
  }

  /** By their codes; what no Case has named is called as most names of its bureaus begin. */
  async regionNames(codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const named = await this.names('region', codes);
    const unnamed = codes.filter((code) => !named.has(code));
    const rows = await this.dataSource.query<{ code: string; names: string[] }[]>(
      `select left(code, 6) as code, array_agg(name) as names
       from unnest($1::text[]) as region, lateral (
         select code, name from figure_name where what = 'bureau' and code >= region || '-' and code < region || '.'
           and generation = ${currentGeneration}) as bureaus
       group by 1`,
      [unnamed],
    );
    const guessed = rows.map(({ code, names }) => [code, regionInNames(names)] as const);
    const known = [...unnamed.map((code) => [code, unitsOfTheProvince(code)] as const), ...guessed];
    return new Map([...named, ...known.filter((entry): entry is [string, string] => entry[1] !== undefined)]);
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
