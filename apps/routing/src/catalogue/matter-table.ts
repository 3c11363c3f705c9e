/** Matters in and out of their table; every function works in the caller's transaction. */
import type { EntityManager } from 'typeorm';
import type { MatterContent } from './domain/matter.ts';

/** 事项 as its table has it. */
export interface StoredMatter {
  readonly code: string;
  readonly content: MatterContent;
  /** Cases keep it, and no new one gets it. */
  readonly retired: boolean;
  /** 1 at first and one more with each change. */
  readonly version: number;
}

interface Writing {
  readonly catalogueVersion: number;
  readonly now: Date;
}

/** The matters that have changed since a version of the catalogue, by code. */
export async function mattersSince(manager: EntityManager, catalogueVersion: number): Promise<StoredMatter[]> {
  return manager.query(
    'select code, content, retired, version from matter where catalogue_version > $1 order by code',
    [catalogueVersion],
  );
}

export async function findMatter(
  manager: EntityManager,
  code: string,
): Promise<(StoredMatter & { changedAt: Date }) | undefined> {
  const [found] = await manager.query<(StoredMatter & { changedAt: Date })[]>(
    'select code, content, retired, version, changed_at as "changedAt" from matter where code = $1',
    [code],
  );
  return found;
}

/** Writes a matter as an administrator wants it. */
export async function saveMatter(
  manager: EntityManager,
  { code, content, retired, version }: StoredMatter,
  { catalogueVersion, now }: Writing,
): Promise<void> {
  await manager.query(
    `insert into matter (code, content, retired, edited, version, catalogue_version, changed_at)
     values ($1, $2, $3, true, $4, $5, $6)
     on conflict (code) do update
     set content = excluded.content, retired = excluded.retired, edited = true, version = excluded.version,
         catalogue_version = excluded.catalogue_version, changed_at = excluded.changed_at`,
    [code, JSON.stringify(content), retired, version, catalogueVersion, now],
  );
}

/**
 * Brings matters up to the shipped data: new ones come, changed ones change, those that are shipped no more retire.
 * What an administrator has touched stays as it is.
 * @returns those that are new or changed, with the version that they have now
 */
export async function seedMatters(
  manager: EntityManager,
  matters: readonly { readonly code: string; readonly content: MatterContent }[],
  { catalogueVersion, now }: Writing,
): Promise<StoredMatter[]> {
  return manager.query(
    `with shipped as (
       select code, content from json_to_recordset($1::json) as n (code text, content json)
     ), written as (
       insert into matter as m (code, content, retired, edited, version, catalogue_version, changed_at)
       select code, content, false, false, 1, $2, $3 from shipped
       on conflict (code) do update
       set content = excluded.content, retired = false, version = m.version + 1,
           catalogue_version = excluded.catalogue_version, changed_at = excluded.changed_at
       where not m.edited and (m.retired or m.content::jsonb <> excluded.content::jsonb)
       returning code, content, retired, version
     ), retired as (
       update matter set retired = true, version = version + 1, catalogue_version = $2, changed_at = $3
       where not edited and not retired and code not in (select code from shipped)
       returning code, content, retired, version
     )
     select * from written union all select * from retired`,
    [JSON.stringify(matters), catalogueVersion, now],
  );
}
