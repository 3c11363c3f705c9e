/** Policies in and out of their table; every function works in the caller's transaction. */
import type { EntityManager } from 'typeorm';
import type { DecidingPolicy } from './domain/deciding-policy.ts';

/** A policy as its table has it. */
export interface StoredPolicy {
  /** Code of its function, or what stands for all. */
  readonly function: string;
  readonly content: DecidingPolicy;
  /** 1 at first and one more with each change. */
  readonly version: number;
}

interface Writing {
  readonly catalogueVersion: number;
  readonly now: Date;
}

/** The policies that have changed since a version of the catalogue. */
export async function policiesSince(manager: EntityManager, catalogueVersion: number): Promise<StoredPolicy[]> {
  return manager.query('select function, content, version from deciding_policy where catalogue_version > $1', [
    catalogueVersion,
  ]);
}

/** All of them, or the one that is asked for; there are some forty. */
export async function findPolicies(
  manager: EntityManager,
  functionCode?: string,
): Promise<(StoredPolicy & { changedAt: Date })[]> {
  return manager.query(
    `select function, content, version, changed_at as "changedAt" from deciding_policy
      where $1::text is null or function = $1 order by function`,
    [functionCode ?? null],
  );
}

/** Writes a policy as an administrator wants it. */
export async function savePolicy(
  manager: EntityManager,
  { function: functionCode, content, version }: StoredPolicy,
  { catalogueVersion, now }: Writing,
): Promise<void> {
  await manager.query(
    `update deciding_policy set content = $2, edited = true, version = $3, catalogue_version = $4, changed_at = $5
      where function = $1`,
    [functionCode, JSON.stringify(content), version, catalogueVersion, now],
  );
}

/**
 * Brings policies up to the shipped data: those of new functions come, changed ones change. What an administrator has
 * touched stays as it is.
 * @returns those that are new or changed, with the version that they have now
 */
export async function seedPolicies(
  manager: EntityManager,
  policies: readonly Omit<StoredPolicy, 'version'>[],
  { catalogueVersion, now }: Writing,
): Promise<StoredPolicy[]> {
  return manager.query(
    `insert into deciding_policy as p (function, content, edited, version, catalogue_version, changed_at)
     select function, content, false, 1, $2, $3 from json_to_recordset($1::json) as n (function text, content json)
     on conflict (function) do update
     set content = excluded.content, version = p.version + 1, catalogue_version = excluded.catalogue_version,
         changed_at = excluded.changed_at
     where not p.edited and p.content::jsonb <> excluded.content::jsonb
     returning function, content, version`,
    [JSON.stringify(policies), catalogueVersion, now],
  );
}
