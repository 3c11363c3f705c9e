import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually, shiftClock, testSystem } from '#testing';
import pg from 'pg';
import { png } from '../../apps/department/test/files.ts';
import type { System } from '../../deploy/local/system.ts';
import { Citizen, type Receipt } from '../actors/citizen.ts';

/** The sweep comes every ten seconds. */
const patience = { deadline: 30_000 };

describe('When department is killed while a file is attached', () => {
  let system: System;
  let database: pg.Client;
  let receipt: Receipt;

  beforeAll(async () => {
    system = await testSystem({ ownServers: true });
    database = new pg.Client({ connectionString: system.databaseUrl });
    await database.connect();
    const citizen = new Citizen(system);
    receipt = await citizen.write({ channel: 'web', subject: '路灯不亮', body: '项城市翰林苑小区的路灯一直不亮。' });
    await eventually(async () => (await ask('')).ok, patience);
  }, 120_000);
  afterAll(async () => {
    await database.end();
    await system.stop();
  });

  const department = () => system.services.department[0];

  const ask = (rest: string, request: RequestInit = {}) =>
    fetch(`${department().url}/api/citizens/cases/${receipt.caseNumber}${rest}`, {
      ...request,
      headers: { 'x-query-code': receipt.queryCode, 'content-type': 'image/png' },
    });

  const attach = (body: RequestInit['body']) => ask('/attachments', { method: 'POST', body, duplex: 'half' });

  const listed = async () => ((await (await ask('/attachments')).json()) as { attachments: unknown[] }).attachments;

  async function stored(): Promise<string[]> {
    const folder = join(dirname(dirname(department().server.logFile)), 'attachments');
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  }

  async function loose(): Promise<number> {
    return (await database.query('select 1 from department.loose_file')).rowCount ?? 0;
  }

  async function killAndRestart(): Promise<void> {
    await department().server.kill('SIGKILL');
    await department().server.start();
  }

  /** Nobody can open it, and when its hour is over it is gone. */
  async function expectSwept(file: string): Promise<void> {
    expect(await listed()).toEqual([]);
    expect(await stored()).toEqual([file]);
    expect(await loose()).toBe(1);
    await shiftClock(system.databaseUrl, '61 minutes');
    await eventually(async () => (await stored()).length === 0 && (await loose()) === 0, patience);
  }

  it('half of it does not stay', async () => {
    async function* half() {
      yield png().subarray(0, 20);
      await pause(60_000, undefined, { ref: false });
    }
    const answer = attach(ReadableStream.from(half())).catch(() => undefined);
    await eventually(async () => (await stored()).length === 1);
    const [file = ''] = await stored();
    expect(file).toMatch(/\.part$/);
    await killAndRestart();
    await answer;
    await expectSwept(file);
  });

  it('the whole of it does not stay without its row, and is attached when it is sent again', async () => {
    const holder = new pg.Client({ connectionString: system.databaseUrl });
    await holder.connect();
    await holder.query('begin');
    await holder.query('select 1 from department."case" where number = $1 for update', [receipt.caseNumber]);
    const answer = attach(png()).catch(() => undefined);
    await eventually(async () => (await rowIsWaitedFor()) && (await stored()).length === 1);
    const [file = ''] = await stored();
    expect(file).toMatch(/^[0-9a-f-]{36}$/);
    await killAndRestart();
    await holder.end();
    expect(await answer).toBeUndefined();
    await expectSwept(file);

    const again = await attach(png());
    expect(again.status).toBe(201);
    const { id } = (await again.json()) as { id: string };
    const handedOut = await ask(`/attachments/${id}`);
    expect(Buffer.from(await handedOut.arrayBuffer()).equals(png())).toBe(true);
    expect(await loose()).toBe(0);
  });

  async function rowIsWaitedFor(): Promise<boolean> {
    const waiting = await database.query(
      `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%from "case"%for update%'`,
    );
    return waiting.rowCount === 1;
  }
});
