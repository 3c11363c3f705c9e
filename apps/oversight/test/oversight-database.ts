import { DataSource } from 'typeorm';
import { testDatabase } from '#testing';
import { oversightMigrations } from '../src/migrations/index.ts';

/** Oversight's schema on a database of the spec's own. */
export interface OversightDatabase {
  readonly dataSource: DataSource;
  drop(): Promise<void>;
}

export async function oversightDatabase(): Promise<OversightDatabase> {
  const database = await testDatabase();
  const dataSource = new DataSource({
    type: 'postgres',
    url: database.urlFor('oversight'),
    migrations: oversightMigrations,
    migrationsTableName: 'migration',
    installExtensions: false,
  });
  await dataSource.initialize();
  await dataSource.runMigrations();
  return {
    dataSource,
    drop: async () => {
      await dataSource.destroy();
      await database.drop();
    },
  };
}
