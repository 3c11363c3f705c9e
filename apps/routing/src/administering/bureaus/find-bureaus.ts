import { subtreePrefix } from '#domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { searchBureaus, findBureau } from '../../catalogue/bureau-table.ts';
import { notFound } from '../refusals.ts';
import type { BureauPage, BureauSearchQuery, BureauView } from './bureaus.dto.ts';
import { viewOf } from './write-bureaus.ts';

/** Bureaus as administrators look for them, merged ones among them. */
@Injectable()
export class FindBureaus {
  constructor(private readonly dataSource: DataSource) {}

  async list({ region, text, function: functionCode, status, limit, after }: BureauSearchQuery): Promise<BureauPage> {
    const found = await searchBureaus(this.dataSource.manager, {
      after: after ?? '',
      regionPrefix: region && subtreePrefix(region),
      text,
      functionCode,
      inForce: status === 'all' ? undefined : status === 'in-force',
      limit: limit + 1,
    });
    const entries = found.slice(0, limit).map(viewOf);
    return { entries, next: found.length > limit ? entries.at(-1)?.id : undefined };
  }

  /** @throws Failure not-found */
  async read(id: string): Promise<BureauView> {
    const found = await findBureau(this.dataSource.manager, id);
    if (!found) throw notFound('bureau');
    return viewOf(found);
  }
}
