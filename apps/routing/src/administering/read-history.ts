import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChangeAction, LoggedChange } from '../catalogue/change-log.ts';
import type { HistoryPage, HistoryQuery } from './administration.dto.ts';
import { notFound } from './refusals.ts';

interface ChangeRow extends Pick<LoggedChange, 'version' | 'changes'> {
  readonly action: ChangeAction;
  readonly staff: string | null;
  readonly reason: string | null;
  readonly catalogueVersion: number;
  readonly changedAt: Date;
}

/** The story of a matter, a bureau or a policy: who changed what, when and why. */
@Injectable()
export class ReadHistory {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Failure not-found for what has no story, as everything has that was ever there */
  async read(subject: LoggedChange['subject'], id: string, { limit, before }: HistoryQuery): Promise<HistoryPage> {
    const rows = await this.dataSource.query<ChangeRow[]>(
      `select version, action, staff, reason, changes, catalogue_version as "catalogueVersion", changed_at as "changedAt"
       from catalogue_change where subject = $1 and id = $2 and ($3::integer is null or version < $3)
       order by version desc limit $4`,
      [subject, id, before ?? null, limit + 1],
    );
    if (rows.length === 0 && before === undefined) throw notFound(subject);
    const entries = rows.slice(0, limit).map(({ staff, reason, changes, ...rest }) => ({
      ...rest,
      staff: staff ?? undefined,
      reason: reason ?? undefined,
      changes: [...changes],
    }));
    return { entries, next: rows.length > limit ? entries.at(-1)?.version : undefined };
  }
}
