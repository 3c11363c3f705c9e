import { messagingMigrations, noticeLostClients } from '#messaging';
import type { ClientBase } from 'pg';
import { DataSource } from 'typeorm';
import type { PlatformConfig } from '../configuration/platform.config.ts';
import type { ServiceDefinition } from '../service-definition.ts';
import { equipClient } from './equip-client.ts';
import { PreparedStatements } from './prepared-statements.ts';
import { usualLimits } from './statement-limits.ts';

/** Without a sign of life for so long the server of an idle connection is asked for one, ms. */
const keepAliveAfter = 10_000;

/** The service's pool of connections, in the service's own role and so in its own schema; not connected yet. */
export function createDataSource(
  definition: ServiceDefinition,
  config: Readonly<Pick<PlatformConfig, 'databaseUrl' | 'databasePoolSize'>>,
  limits = usualLimits,
): DataSource {
  const statements = new PreparedStatements();
  return new DataSource({
    type: 'postgres',
    url: config.databaseUrl,
    applicationName: `xinqiao-${definition.name}`,
    poolSize: config.databasePoolSize,
    connectTimeoutMS: limits.connection,
    extra: {
      lock_timeout: limits.lock,
      statement_timeout: limits.statement,
      idle_in_transaction_session_timeout: limits.idleTransaction,
      options: noticeLostClients,
      keepAlive: true,
      keepAliveInitialDelayMillis: keepAliveAfter,
      onConnect(client: ClientBase) {
        equipClient(client, statements, limits);
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
