import type { Kind } from '#domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findMatter } from '../../catalogue/matter-table.ts';
import { notFound } from '../refusals.ts';
import type { MatterPage, MattersQuery, MatterSummary, MatterView } from './matters.dto.ts';
import { viewOf } from './write-matter.ts';

interface SummaryRow extends Omit<MatterSummary, 'function' | 'kind'> {
  readonly function: string | null;
  readonly kind: Kind | null;
}

/** Matters as administrators look for them, retired ones among them. There are hundreds: no index is worth its while. */
@Injectable()
export class FindMatters {
  constructor(private readonly dataSource: DataSource) {}

  async list({ text, function: functionCode, status, limit, after = '' }: MattersQuery): Promise<MatterPage> {
    const rows = await this.dataSource.query<SummaryRow[]>(
      `select code, content ->> 'name' as name, content ->> 'function' as function, content ->> 'kind' as kind, retired,
         json_array_length(content -> 'phrases') as phrases, json_array_length(content -> 'samples') as samples,
         version, changed_at as "changedAt"
       from matter
       where code > $1
         and ($2::text is null or content ->> 'function' = $2)
         and ($3::boolean is null or retired = $3)
         and ($4::text is null
           or position(lower($4) in lower(concat_ws(' ', code, content ->> 'name', content ->> 'phrases'))) > 0)
       order by code limit $5`,
      [after, functionCode ?? null, status === 'all' ? null : status === 'retired', text ?? null, limit + 1],
    );
    const entries = rows.slice(0, limit).map((row) => ({
      ...row,
      function: row.function ?? undefined,
      kind: row.kind ?? undefined,
    }));
    return { entries, next: rows.length > limit ? entries.at(-1)?.code : undefined };
  }

  /** @throws Failure not-found */
  async read(code: string): Promise<MatterView> {
    const found = await findMatter(this.dataSource.manager, code);
    if (!found) throw notFound('matter');
    return viewOf(found, found.changedAt);
  }
}
