import type { EntityManager } from 'typeorm';

/** How far the tables of the catalogue are. */
export interface CatalogueState {
  /** One more with each change. */
  readonly version: number;
  /** Digest of the shipped data that the tables were brought up to. */
  readonly shipped: string | null;
}

/** Makes the caller's transaction the only one that changes the catalogue; all that others changed can be seen from here on. */
export async function lockCatalogue(manager: EntityManager): Promise<CatalogueState> {
  const [state] = await manager.query<[CatalogueState]>('select version, shipped from catalogue_version for update');
  return state;
}

export async function catalogueVersion(manager: EntityManager): Promise<number> {
  const [{ version }] = await manager.query<[CatalogueState]>('select version from catalogue_version');
  return version;
}

/** To be called by who holds the lock. */
export async function recordVersion(manager: EntityManager, { version, shipped }: CatalogueState): Promise<void> {
  await manager.query('update catalogue_version set version = $1, shipped = $2', [version, shipped]);
}
