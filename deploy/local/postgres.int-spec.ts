import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { preparePostgres, type PostgresServer } from './postgres.ts';
import { freePorts } from './processes/ports.ts';

let dataDir: string;
let postgres: PostgresServer;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'xinqiao-postgres-'));
  const [port = 0] = await freePorts(1);
  postgres = await preparePostgres({ dataDir, port });
  await postgres.server.start();
});

afterAll(async () => {
  await postgres.server.stop();
  rmSync(dataDir, { recursive: true });
});

async function query(sql: string, url = postgres.url): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
    return rows.flat();
  } finally {
    await client.end();
  }
}

it('is as durable as in production', async () => {
  const durability =
    "SELECT setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit')";
  expect(await query(durability)).toEqual(['on', 'on', 'on']);
});

it('lets nobody in without the password, which only its owner can read', async () => {
  const wrong = Object.assign(new URL(postgres.url), { password: 'guess' }).href;
  await expect(query('SELECT 1', wrong)).rejects.toThrow('password authentication failed');
  expect(statSync(join(dataDir, 'postgres/data/administrator.password')).mode & 0o077).toBe(0);
});

it('logs that a row was refused, and nothing of what stands in it', async () => {
  await query('CREATE TABLE letter (body text, pages integer CHECK (pages > 0))');
  await expect(query("INSERT INTO letter SELECT 'wages' || ' unpaid', 0")).rejects.toThrow('violates check constraint');
  const log = readFileSync(postgres.server.logFile, 'utf8');
  expect(log).toContain('violates check constraint "letter_pages_check"');
  expect(log).not.toContain('wages unpaid');
});

it('keeps what was committed through a SIGKILL, also with a connection open', async () => {
  await query('CREATE TABLE kept AS SELECT 7 AS value');
  const open = new Client({ connectionString: postgres.url });
  open.on('error', () => undefined);
  await open.connect();
  await postgres.server.kill();
  await postgres.server.start();
  expect(await query('SELECT value FROM kept')).toEqual([7]);
});

it('says which process is in the way when its port is taken', async () => {
  const other = await preparePostgres({ dataDir: join(dataDir, 'other'), port: Number(new URL(postgres.url).port) });
  await expect(other.server.start()).rejects.toThrow(/is taken by process \d+ \(.*postgres/);
});
