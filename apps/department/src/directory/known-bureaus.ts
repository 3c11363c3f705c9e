import type { Bureau } from '#contracts';
import { Failure } from '#domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { KnownBureau } from './domain/known-bureau.ts';

interface KnownRow {
  readonly asked: string;
  readonly id: string;
  readonly name: string;
  readonly region_code: string;
  readonly region_name: string | null;
  readonly successor_id: string | null;
}

/** The directory as far as it has been announced. */
@Injectable()
export class KnownBureaus {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @returns by id; who is missing is no bureau
   * @throws Failure unavailable as long as nothing at all has been announced
   */
  async find(ids: readonly string[]): Promise<ReadonlyMap<string, KnownBureau>> {
    const rows = await this.dataSource.query<KnownRow[]>(withSuccessors, [ids]);
    if (rows.length === 0) await this.demandDirectory();
    return new Map(rows.filter(({ asked, id }) => asked === id).map((row) => [row.id, knownBureau(row, rows)]));
  }

  private async demandDirectory(): Promise<void> {
    const [{ empty }] = await this.dataSource.query<[{ empty: boolean }]>(
      'select not exists (select from bureau) as empty',
    );
    if (!empty) return;
    const message = 'The directory of bureaus has not arrived yet.';
    throw new Failure('unavailable', 'directory-unavailable', message, { retryAfterSeconds: 5 });
  }
}

/** Each bureau asked for and those that came after it; `union` ends a circle of them. */
const withSuccessors = `
  with recursive line as (
    select id as asked, id, name, region_code, region_name, successor_id from bureau where id = any($1::text[])
    union
    select line.asked, b.id, b.name, b.region_code, b.region_name, b.successor_id
    from line join bureau b on b.id = line.successor_id
  )
  select * from line`;

function knownBureau(row: KnownRow, rows: readonly KnownRow[]): KnownBureau {
  const last = rows.find(({ asked, successor_id }) => asked === row.id && successor_id === null);
  const isInForce = last === row;
  const regionName = row.region_name ?? undefined;
  return { bureau: bureauOf(row), regionName, isInForce, successor: last && !isInForce ? bureauOf(last) : undefined };
}

function bureauOf({ id, name, region_code }: KnownRow): Bureau {
  return { id, name, regionCode: region_code };
}
