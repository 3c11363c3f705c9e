import { isProvince, subtreePrefix } from '#domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { nextAfter } from '../indicators/domain/next-after.ts';
import { currentGeneration } from '../known-cases/generations.ts';
import type { CaseFigures, FigureGroup, FiguresQuery, GroupBy } from './figures.dto.ts';

interface GroupRow {
  readonly key: string;
  readonly by_status: Readonly<Record<string, number>>;
}

const keyOf: Readonly<Record<GroupBy, string>> = {
  bureau: 'bureau_id',
  region: 'region_code',
  status: 'status',
};

/** How many Cases stand where in a Region and all below it. Cases that nobody could place yet are the province's own. */
@Injectable()
export class ListFigures {
  constructor(private readonly dataSource: DataSource) {}

  async execute({ region, groupBy, after, limit }: FiguresQuery): Promise<CaseFigures> {
    const [total, groups] = await Promise.all([
      after === undefined ? this.totals(region) : undefined,
      this.groups(region, keyOf[groupBy], after, limit + 1),
    ]);
    const shown = groups.slice(0, limit).map(({ key, ...all }) => ({ key: key || undefined, ...all }));
    return { region, groupBy, ...total, groups: shown, next: nextAfter(groups, limit) };
  }

  private async totals(region: string): Promise<Omit<FigureGroup, 'key'>> {
    const [{ total, byStatus } = { total: 0, byStatus: {} }] = await this.groups(region, `''`, undefined, 1);
    return { total, byStatus };
  }

  /** @param key SQL of what is grouped by */
  private async groups(region: string, key: string, after: string | undefined, limit: number) {
    const rows = await this.dataSource.query<GroupRow[]>(
      `SELECT key, json_object_agg(status, count ORDER BY status) AS by_status
       FROM (
         SELECT ${key} AS key, status, sum(count) AS count
         FROM case_count
         WHERE generation = ${currentGeneration}
           AND (region_code LIKE $1 OR (region_code = '' AND $2))
           AND ($3::text IS NULL OR ${key} > $3)
         GROUP BY 1, 2 HAVING sum(count) <> 0
       ) AS counted
       GROUP BY key ORDER BY key LIMIT $4`,
      [`${subtreePrefix(region)}%`, isProvince(region), after ?? null, limit],
    );
    return rows.map(({ key, by_status: byStatus }) => ({
      key,
      total: Object.values(byStatus).reduce((sum, count) => sum + count, 0),
      byStatus,
    }));
  }
}
