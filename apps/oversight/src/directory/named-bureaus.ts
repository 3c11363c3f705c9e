import type { Bureau } from '#contracts';
import { Failure, type FieldFault } from '#domain';
import type { EntityManager } from 'typeorm';

interface BureauRow {
  readonly id: string;
  readonly name: string;
  readonly region_code: string;
  readonly successor_id: string | null;
}

/** A bureau that somebody names, and in which field. */
export interface Named {
  readonly field: string;
  readonly id: string;
}

/**
 * Bureaus as the directory has them, in the order in which they are named.
 * @throws Failure `invalid-request` naming each that there is not, or not any more; `directory-unavailable` as long as nothing at all
 *   has been announced
 */
export async function demandBureaus(manager: EntityManager, named: readonly Named[]): Promise<Bureau[]> {
  if (named.length === 0) return [];
  const rows = await manager.query<BureauRow[]>(
    'select id, name, region_code, successor_id from bureau where id = any($1::text[])',
    [named.map(({ id }) => id)],
  );
  if (rows.length === 0) await demandDirectory(manager);
  const known = new Map(rows.map((row) => [row.id, row]));
  const fields = named.flatMap(({ field, id }) => faultsOf(field, known.get(id)));
  if (fields.length > 0)
    throw new Failure('invalid', 'invalid-request', 'A bureau that is named is not in force.', { fields });
  return named.flatMap(({ id }) => {
    const row = known.get(id);
    return row ? [bureauIn(row)] : [];
  });
}

async function demandDirectory(manager: EntityManager): Promise<void> {
  const [{ empty }] = await manager.query<[{ empty: boolean }]>('select not exists (select from bureau) as empty');
  if (!empty) return;
  const message = 'The directory of bureaus has not arrived yet.';
  throw new Failure('unavailable', 'directory-unavailable', message, { retryAfterSeconds: 5 });
}

function faultsOf(field: string, row: BureauRow | undefined): FieldFault[] {
  if (!row) return [{ field, rule: 'known-bureau', message: `${field} must be the id of a bureau.` }];
  if (row.successor_id === null) return [];
  return [{ field, rule: 'current-bureau', message: `${field} was merged into ${row.successor_id}.` }];
}

function bureauIn({ id, name, region_code: regionCode }: BureauRow): Bureau {
  return { id, name, regionCode };
}

const ofTownships = "(id like '%-township-%')";

/** Along the index `bureau_functions`: all that have a function within a province, but these. */
export const bureausWithFunctionQuery = `
  select distinct on (region_code) id, name, region_code, successor_id from bureau
  where functions @> array[$1] and successor_id is null and region_code like $2 || '%' and id <> all($3::text[])
  order by region_code, ${ofTownships}, id`;

/**
 * Of each region the one bureau that has a function; a township's office only where its county has no bureau for it.
 * @param butIds of bureaus that are passed over
 */
export async function bureausWithFunction(
  manager: EntityManager,
  functionCode: string,
  regionPrefix: string,
  butIds: readonly string[],
): Promise<Bureau[]> {
  return (await manager.query<BureauRow[]>(bureausWithFunctionQuery, [functionCode, regionPrefix, butIds])).map(
    bureauIn,
  );
}

/** Every region within a prefix that has a bureau of any kind. */
export async function regionsWithBureaus(manager: EntityManager, regionPrefix: string): Promise<string[]> {
  const rows = await manager.query<{ region_code: string }[]>(
    `select distinct region_code from bureau
     where successor_id is null and region_code like $1 || '%' order by region_code`,
    [regionPrefix],
  );
  return rows.map(({ region_code }) => region_code);
}
