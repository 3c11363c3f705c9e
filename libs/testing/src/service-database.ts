import { DataSource, type DataSourceOptions } from 'typeorm';
import type { ServiceName } from '../../../deploy/local/services.ts';
import { testDatabase } from './test-database.ts';

/** A service's schema on a database of one spec's own, migrated. */
export interface ServiceDatabase {
  readonly dataSource: DataSource;
  readonly adminUrl: string;
  readonly drop: () => Promise<void>;
}

/** @param schema what the service's definition says of its tables */
export async function serviceDatabase(
  service: ServiceName,
  schema: Pick<DataSourceOptions, 'entities' | 'migrations'>,
): Promise<ServiceDatabase> {
  const database = await testDatabase();
  const dataSource = new DataSource({
    type: 'postgres',
    url: database.urlFor(service),
    ...schema,
    migrationsTableName: 'migration',
    installExtensions: false,
  });
  await dataSource.initialize();
  await dataSource.runMigrations();
  return {
    dataSource,
    adminUrl: database.adminUrl,
    drop: async () => {
      await dataSource.destroy();
      await database.drop();
    },
  };
}
