import { serviceDatabase, type ServiceDatabase } from '#testing';
import { oversightMigrations } from '../src/migrations/index.ts';

export type OversightDatabase = ServiceDatabase;

/** Oversight's schema on a database of the spec's own. */
export function oversightDatabase(): Promise<OversightDatabase> {
  return serviceDatabase('oversight', { migrations: oversightMigrations });
}
