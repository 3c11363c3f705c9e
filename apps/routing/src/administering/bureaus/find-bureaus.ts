import { subtreePrefix } from '#domain';
import { requireRegionScope, searchedRegion, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { searchBureaus, findBureau } from '../../catalogue/bureau-table.ts';
import type { HistoryPage, HistoryQuery } from '../administration.dto.ts';
import { ReadHistory } from '../read-history.ts';
import { notFound } from '../refusals.ts';
import type { BureauPage, BureauSearchQuery, BureauView } from './bureaus.dto.ts';
import { viewOf } from './write-bureaus.ts';

/** Bureaus as administrators look for those of their Region's subtree, merged ones among them. */
@Injectable()
export class FindBureaus {
  constructor(
    private readonly dataSource: DataSource,
    private readonly readHistory: ReadHistory,
  ) {}

  /** @throws AccessRefusal for a Region that is not theirs */
  async list(query: BureauSearchQuery, staff: Staff): Promise<BureauPage> {
    const { region, text, function: functionCode, status, limit, after } = query;
    const found = await searchBureaus(this.dataSource.manager, {
      after: after ?? '',
      regionPrefix: subtreePrefix(searchedRegion(staff, region)),
      text,
      functionCode,
      inForce: status === 'all' ? undefined : status === 'in-force',
      limit: limit + 1,
    });
    const entries = found.slice(0, limit).map(viewOf);
    return { entries, next: found.length > limit ? entries.at(-1)?.id : undefined };
  }

  /** @throws Failure not-found; AccessRefusal for a bureau of a Region that is not theirs */
  async read(id: string, staff: Staff): Promise<BureauView> {
    const found = await findBureau(this.dataSource.manager, id);
    if (!found) throw notFound('bureau');
    requireRegionScope(staff, found.regionCode);
    return viewOf(found);
  }

  /** Its story, to be read by whom the bureau may be read. @throws as {@link read} */
  async history(id: string, query: HistoryQuery, staff: Staff): Promise<HistoryPage> {
    await this.read(id, staff);
    return this.readHistory.read('bureau', id, query);
  }
}
