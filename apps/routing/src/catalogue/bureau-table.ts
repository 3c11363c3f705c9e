/** Bureaus in and out of their table, many at a time; every function works in the caller's transaction. */
import type { EntityManager } from 'typeorm';
import type { BureauRecord, OfficeHours } from './domain/bureau.ts';

interface BureauRow {
  id: string;
  name: string;
  region_code: string;
  township: string | null;
  functions: string[];
  office_hours: OfficeHours[];
  parent_id: string | null;
  successor_id: string | null;
  valid_from: Date | null;
  valid_until: Date | null;
  version: number;
}

const columns =
  'id, name, region_code, township, functions, office_hours, parent_id, successor_id, valid_from, valid_until, version';

/** The bureaus that have changed since a version of the catalogue. */
export async function bureausSince(manager: EntityManager, catalogueVersion: number): Promise<BureauRecord[]> {
  const rows = await manager.query<BureauRow[]>(
    `select ${columns} from bureau where catalogue_version > $1 order by id`,
    [catalogueVersion],
  );
  return rows.map(recordOf);
}

export async function findBureau(manager: EntityManager, id: string): Promise<BureauRecord | undefined> {
  const rows = await manager.query<BureauRow[]>(`select ${columns} from bureau where id = $1`, [id]);
  return rows.map(recordOf).at(0);
}

/** What is looked for; what is undefined does not matter. */
export interface BureauSearch {
  /** Ids behind this one. */
  readonly after: string;
  /** What region codes begin with. */
  readonly regionPrefix?: string;
  /** Part of an id or a name. */
  readonly text?: string;
  /** On the duty list. */
  readonly functionCode?: string;
  readonly inForce?: boolean;
  readonly limit: number;
}

/** By id, along the primary key. */
export async function searchBureaus(manager: EntityManager, search: BureauSearch): Promise<BureauRecord[]> {
  const { after, regionPrefix = '', text, functionCode, inForce, limit } = search;
  const rows = await manager.query<BureauRow[]>(
    `select ${columns} from bureau
     where id > $1 and starts_with(region_code, $2)
       and ($3::text is null or position(lower($3) in lower(concat_ws(' ', id, name))) > 0)
       and ($4::text is null or functions ? $4)
       and ($5::boolean is null or (successor_id is null) = $5)
     order by id limit $6`,
    [after, regionPrefix, text ?? null, functionCode ?? null, inForce ?? null, limit],
  );
  return rows.map(recordOf);
}

/** Writes bureaus as an administrator wants them. */
export async function saveBureaus(
  manager: EntityManager,
  bureaus: readonly BureauRecord[],
  { catalogueVersion, now }: { catalogueVersion: number; now: Date },
): Promise<void> {
  await manager.query(
    `insert into bureau (${columns}, edited, catalogue_version, changed_at)
     select n.*, true, $2, $3 from ${newBureaus}
     on conflict (id) do update
     set name = excluded.name, functions = excluded.functions, office_hours = excluded.office_hours,
         parent_id = excluded.parent_id, successor_id = excluded.successor_id, valid_from = excluded.valid_from,
         valid_until = excluded.valid_until, edited = true, version = excluded.version,
         catalogue_version = excluded.catalogue_version, changed_at = excluded.changed_at`,
    [JSON.stringify(bureaus.map(rowOf)), catalogueVersion, now],
  );
}

/**
 * Brings bureaus up to the shipped data; those that an administrator has touched stay as they are.
 * @returns the ids of those that are new or changed, with the version that they have now
 */
export async function seedBureaus(
  manager: EntityManager,
  bureaus: readonly BureauRecord[],
  { catalogueVersion, now }: { catalogueVersion: number; now: Date },
): Promise<{ id: string; version: number }[]> {
  return manager.query(
    `insert into bureau as b (${columns}, edited, catalogue_version, changed_at)
     select n.*, false, $2, $3 from ${newBureaus}
     on conflict (id) do update
     set name = excluded.name, functions = excluded.functions, office_hours = excluded.office_hours,
         parent_id = excluded.parent_id, version = b.version + 1,
         catalogue_version = excluded.catalogue_version, changed_at = excluded.changed_at
     where not b.edited and (b.name, b.functions, b.office_hours, b.parent_id)
       is distinct from (excluded.name, excluded.functions, excluded.office_hours, excluded.parent_id)
     returning id, version`,
    [JSON.stringify(bureaus.map(rowOf)), catalogueVersion, now],
  );
}

const newBureaus = `
  jsonb_to_recordset($1::jsonb) as n (id text, name text, region_code text, township text, functions jsonb,
    office_hours jsonb, parent_id text, successor_id text, valid_from timestamptz, valid_until timestamptz,
    version integer)`;

function rowOf(bureau: BureauRecord): BureauRow {
  return {
    id: bureau.id,
    name: bureau.name,
    region_code: bureau.regionCode,
    township: bureau.township ?? null,
    functions: [...bureau.functions],
    office_hours: [...bureau.officeHours],
    parent_id: bureau.parentId ?? null,
    successor_id: bureau.successorId ?? null,
    valid_from: bureau.validFrom ?? null,
    valid_until: bureau.validUntil ?? null,
    version: bureau.version,
  };
}

function recordOf(row: BureauRow): BureauRecord {
  return {
    id: row.id,
    name: row.name,
    regionCode: row.region_code,
    township: row.township ?? undefined,
    functions: row.functions,
    officeHours: row.office_hours,
    parentId: row.parent_id ?? undefined,
    successorId: row.successor_id ?? undefined,
    validFrom: row.valid_from ?? undefined,
    validUntil: row.valid_until ?? undefined,
    version: row.version,
  };
}
