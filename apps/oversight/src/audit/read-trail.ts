import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AuditPage, AuditQuery } from './audit.dto.ts';

interface Row {
  readonly number: string;
  readonly sequence: string | null;
  readonly at: Date;
  readonly service: string;
  readonly staff: string;
  readonly action: string;
  readonly about: string | null;
  readonly reason: string | null;
}

/** The audit trail as an auditor searches it. */
@Injectable()
export class ReadTrail {
  constructor(private readonly dataSource: DataSource) {}

  async list({ staff, about, action, from, until, after, limit }: AuditQuery): Promise<AuditPage> {
    const conditions = [
      ['staff =', staff],
      ['about =', about],
      ['action =', action],
      ['at >=', from],
      ['at <', until],
      ['number <', after],
    ].filter((condition): condition is [string, string] => condition[1] !== undefined);
    const where = conditions.map(([compared], index) => `${compared} $${index + 2}`).join(' and ');
    const rows = await this.dataSource.query<Row[]>(trailQuery(where), [
      limit + 1,
      ...conditions.map(([, value]) => value),
    ]);
    const entries = rows.slice(0, limit);
    return { entries: entries.map(viewOf), next: rows.length > limit ? entries.at(-1)?.number : undefined };
  }
}

/** Only with the conditions that are asked for, so that each is answered by the index that fits it. */
export function trailQuery(where: string): string {
  return `select number, sequence, at, service, staff, action, about, reason
    from audit.entry ${where && `where ${where}`} order by number desc limit $1`;
}

function viewOf({ sequence, at, service, staff, action, about, reason }: Row): AuditPage['entries'][number] {
  const place = sequence === null ? undefined : Number(sequence);
  return { sequence: place, at, service, staff, action, about: about ?? undefined, reason: reason ?? undefined };
}
