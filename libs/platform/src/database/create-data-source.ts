import { messagingMigrations } from '#messaging';
import type { ClientBase } from 'pg';
import { DataSource } from 'typeorm';
import type { PlatformConfig } from '../configuration/platform.config.ts';
import type { ServiceDefinition } from '../service-definition.ts';
import { equipClient } from './equip-client.ts';
import { PreparedStatements } from './prepared-statements.ts';

/** How long a request may wait for a connection, ms: a database that is away is told to the caller, not waited for. */
const acquireTimeout = 2_000;
/** No statement of a service is meant to run longer, ms; migrations lift it for themselves. */
const statementTimeout = 30_000;

/** The service's pool of connections, in the service's own role and so in its own schema; not connected yet. */
export function createDataSource(definition: ServiceDefinition, config: Readonly<PlatformConfig>): DataSource {
  const statements = new PreparedStatements();
  return new DataSource({
    type: 'postgres',
    url: config.databaseUrl,
    applicationName: `xinqiao-${definition.name}`,
    poolSize: config.databasePoolSize,
    connectTimeoutMS: acquireTimeout,
    extra: {
      statement_timeout: statementTimeout,
      keepAlive: true,
      onConnect(client: ClientBase) {
        equipClient(client, statements);
      },
    },
    entities: definition.entities,
    migrations: [...messagingMigrations, ...definition.migrations],
    migrationsTableName: 'migration',
    installExtensions: false,
    // The pool makes new connections by itself; whoever used a broken one is told, and readiness says so.
    poolErrorHandler: () => undefined,
    logging: false,
  });
}
