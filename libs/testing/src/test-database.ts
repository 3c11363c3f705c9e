import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { databaseUrl, provision } from '../../../deploy/local/provision.ts';
import type { ServiceName } from '../../../deploy/local/services.ts';
import { infrastructure } from './infrastructure.ts';

/** A database of one spec's own, provisioned as in production: a schema and a role for each service, one clock. */
export interface TestDatabase {
  readonly adminUrl: string;
  /** The address in the role of that service. */
  urlFor(service: ServiceName): string;
  /** Ends every connection to it and removes it. */
  readonly drop: () => Promise<void>;
}

export async function testDatabase(): Promise<TestDatabase> {
  const server = infrastructure().databaseUrl;
  const name = `test_${randomBytes(8).toString('hex')}`;
  await administer(server, `CREATE DATABASE ${name}`);
  const adminUrl = databaseUrl(server, name);
  const urls = await provision(adminUrl);
  return {
    adminUrl,
    urlFor: (service) => urls[service],
    drop: () => administer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
