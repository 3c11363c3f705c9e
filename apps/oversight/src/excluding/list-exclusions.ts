import { bureausOf, type Merger, subtreePrefix } from '#domain';
import { Cursor, Mergers, type PageQuery, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notAbout } from '../known-cases/not-about.ts';
import { type ExclusionRow, exclusionColumns, viewOf } from './exclusion-table.ts';
import type { ExclusionPage, ExclusionsQuery } from './exclusions.dto.ts';

const cursor = new Cursor({ id: 'id' });

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** What bureaus have asked for: what waits for a decision in a region, and what became of a bureau's own. */
@Injectable()
export class ListExclusions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mergers: Mergers,
  ) {}

  async waiting({ region, after, limit }: ExclusionsQuery): Promise<ExclusionPage> {
    const first = '00000000-0000-0000-0000-000000000000';
    const rows = await this.dataSource.query<ExclusionRow[]>(
      `select ${exclusionColumns} from exclusion
       where state = 'asked' and bureau_region >= $1 and bureau_region < $2 and id > $3 order by id limit $4`,
      [
        subtreePrefix(region),
        `${subtreePrefix(region)}:`,
        after === undefined ? first : cursor.parse(after).id,
        limit + 1,
      ],
    );
    return pageOf(rows, limit, await this.mergers.all());
  }

  /** What somebody's bureau asked for, latest first; a page may have fewer than were asked for, though there are more. */
  async ofBureau(staff: Staff, { after, limit }: PageQuery): Promise<ExclusionPage> {
    const bureaus = bureausOf(staff);
    const rows = await this.dataSource.query<ExclusionRow[]>(
      `select ${exclusionColumns} from exclusion where bureau_id = any($1) and id < $2 order by id desc limit $3`,
      [bureaus, after === undefined ? lastId : cursor.parse(after).id, limit + 1],
    );
    const mergers = await this.mergers.all();
    const { next } = pageOf(rows, limit, mergers);
    const shown = await notAbout(this.dataSource.manager, bureaus, rows.slice(0, limit), (row) => row.case_id);
    return { entries: shown.map((row) => viewOf(row, mergers)), next };
  }
}

function pageOf(rows: readonly ExclusionRow[], limit: number, mergers: readonly Merger[]): ExclusionPage {
  const entries = rows.slice(0, limit);
  const last = entries.at(-1);
  return {
    entries: entries.map((row) => viewOf(row, mergers)),
    next: rows.length > limit && last ? cursor.print({ id: last.id }) : undefined,
  };
}
