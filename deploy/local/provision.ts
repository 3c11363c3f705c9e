/**
 * Gives every service a schema and a role of its own in one database, and all of them one clock and one audit trail.
 * Idempotent, and safe to run from several processes at once.
 */
import pg from 'pg';
import { Obstacle } from './obstacle.ts';
import { auditStatements } from './provision/audit.ts';
import { clockStatements } from './provision/clock.ts';
import { roleName, rolePassword } from './provision/role-password.ts';
import { services, type ServiceName } from './services.ts';

/** Any number: every run of provisioning, wherever started, waits for the one before it. */
const provisioningLock = 7_118_202_612;

/** The databases' addresses, one for each service, in its own role. */
export type ServiceUrls = Readonly<Record<ServiceName, string>>;

/**
 * @param adminUrl of the database to provision, with the administrator's password in it
 * @throws Obstacle when the address has no password: the roles' passwords are derived from it
 */
export async function provision(adminUrl: string): Promise<ServiceUrls> {
  const urls = serviceUrls(adminUrl);
  await underLock(databaseUrl(adminUrl, 'postgres'), (client) => client.query(roleStatements(urls).join(';\n')));
  await underLock(adminUrl, (client) => client.query(databaseStatements(adminUrl).join(';\n')));
  return urls;
}

/** The same server, another database. */
export function databaseUrl(adminUrl: string, database: string): string {
  return Object.assign(new URL(adminUrl), { pathname: `/${database}` }).href;
}

/** Each service's address of the database; nothing is created. */
export function serviceUrls(adminUrl: string): ServiceUrls {
  const password = rolePassword(adminUrl);
  const urls = services.map((service) => {
    const url = Object.assign(new URL(adminUrl), { username: roleName(service), password: password(service) });
    return [service, url.href];
  });
  return Object.fromEntries(urls) as ServiceUrls;
}

/** Roles belong to the whole server, so that this part runs in one database for all. */
function roleStatements(urls: ServiceUrls): string[] {
  return services.flatMap((service) => {
    const role = roleName(service);
    const password = pg.escapeLiteral(decodeURIComponent(new URL(urls[service]).password));
    return [
      `DO $$ BEGIN CREATE ROLE ${role}; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
      `ALTER ROLE ${role} LOGIN NOCREATEDB NOCREATEROLE INHERIT PASSWORD ${password}`,
    ];
  });
}

function databaseStatements(adminUrl: string): string[] {
  const database = pg.escapeIdentifier(decodeURIComponent(new URL(adminUrl).pathname.slice(1)));
  const roles = services.map(roleName).join(', ');
  return [
    `REVOKE ALL ON DATABASE ${database} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${database} TO ${roles}`,
    'REVOKE ALL ON SCHEMA public FROM PUBLIC',
    ...clockStatements(roles),
    ...auditStatements(roles, roleName('oversight')),
    ...services.flatMap((service) => [
      `CREATE SCHEMA IF NOT EXISTS ${service}`,
      `REVOKE ALL ON SCHEMA ${service} FROM PUBLIC`,
      `GRANT USAGE, CREATE ON SCHEMA ${service} TO ${roleName(service)}`,
      `ALTER ROLE ${roleName(service)} IN DATABASE ${database} SET search_path = ${service}`,
    ]),
  ];
}

/** Runs in one transaction: provisioned wholly or not at all. */
async function underLock(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect().catch((cause: unknown) => {
    throw new Obstacle(
      `PostgreSQL at ${client.host}:${client.port} lets nobody in: ${String(cause)}`,
      'Check DATABASE_URL.',
    );
  });
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [provisioningLock]);
    await work(client);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}
