import { bureausOf, subtreePrefix } from '#domain';
import { Cursor, highestId, Mergers, type PageQuery, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notAbout } from '../known-cases/not-about.ts';
import { type ExclusionRow, exclusionColumns, viewOf } from './exclusion-table.ts';
import type { ExclusionPage, ExclusionsQuery, ExclusionView } from './exclusions.dto.ts';

const cursor = new Cursor({ id: 'id' });

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
    return { entries: await this.viewsOf(rows.slice(0, limit)), next: nextAfter(rows, limit) };
  }

  /** What somebody's bureau asked for, latest first; a page may have fewer than were asked for, though there are more. */
  async ofBureau(staff: Staff, { after, limit }: PageQuery): Promise<ExclusionPage> {
    const bureaus = bureausOf(staff);
    const rows = await this.dataSource.query<ExclusionRow[]>(
      `select ${exclusionColumns} from exclusion where bureau_id = any($1) and id < $2 order by id desc limit $3`,
      [bureaus, after === undefined ? highestId : cursor.parse(after).id, limit + 1],
    );
    const shown = await notAbout(this.dataSource.manager, bureaus, rows.slice(0, limit), (row) => row.case_id);
    return { entries: await this.viewsOf(shown), next: nextAfter(rows, limit) };
  }

  private async viewsOf(rows: readonly ExclusionRow[]): Promise<ExclusionView[]> {
    const mergers = await this.mergers.all();
    return rows.map((row) => viewOf(row, mergers));
  }
}

/** Where the next page begins, of which one row more than `limit` was read. */
function nextAfter(rows: readonly ExclusionRow[], limit: number): string | undefined {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return last && cursor.print({ id: last.id });
}
