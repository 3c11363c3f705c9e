import { isProvince, subtreePrefix } from '#domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { currentGeneration } from '../known-cases/generations.ts';
import type { CaseFigures, FigureGroup, GroupBy } from './figures.dto.ts';

interface CountRow {
  readonly group_key: string;
  readonly status: string;
  readonly count: number;
}

const groupColumns: Readonly<Record<GroupBy, string>> = {
  bureau: 'bureau_id',
  region: 'region_code',
  status: 'status',
};

/** How many Cases stand where in a Region and all below it. Cases that nobody could place yet are the province's own. */
@Injectable()
export class ListFigures {
  constructor(private readonly dataSource: DataSource) {}

  async execute(region: string, groupBy: GroupBy): Promise<CaseFigures> {
    const rows = await this.dataSource.query<CountRow[]>(
      `SELECT ${groupColumns[groupBy]} AS group_key, status, sum(count)::integer AS count
       FROM case_count
       WHERE generation = ${currentGeneration}
         AND (region_code LIKE $1 OR (region_code = '' AND $2))
       GROUP BY 1, 2 HAVING sum(count) <> 0 ORDER BY 1, 2`,
      [`${subtreePrefix(region)}%`, isProvince(region)],
    );
    return { region, groupBy, ...totalsOf(rows), groups: groupsOf(rows) };
  }
}

function totalsOf(rows: readonly CountRow[]): Pick<FigureGroup, 'total' | 'byStatus'> {
  const byStatus: Record<string, number> = {};
  for (const { status, count } of rows) byStatus[status] = (byStatus[status] ?? 0) + count;
  return { total: rows.reduce((sum, { count }) => sum + count, 0), byStatus };
}

function groupsOf(rows: readonly CountRow[]): FigureGroup[] {
  const keys = [...new Set(rows.map(({ group_key }) => group_key))];
  return keys.map((key) => ({ key: key || undefined, ...totalsOf(rows.filter((row) => row.group_key === key)) }));
}
