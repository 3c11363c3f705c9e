import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { eventually, testSystem } from '#testing';
import type { System } from '../../deploy/local/system.ts';
import { Ledger } from './ledger.ts';
import { writeCalls } from './write-calls.ts';

const cases = 500;
const patience = { deadline: 120_000, interval: 100 };
const answer = { visibility: 'public', text: '劳动监察大队已责令用工单位支付。' };

/** What is done to all cases of the hot issue, and how many of them are to be done when the instance is killed that was asked. */
const steps = [
  { action: 'accept', body: {}, killedAt: 0 },
  { action: 'contact', body: {}, killedAt: 100 },
  { action: 'reply', body: answer, killedAt: 200 },
  { action: 'resolve', body: answer, killedAt: 300 },
] as const;

describe('A bulk action whose instance is killed midway', () => {
  let system: System;
  let database: pg.Pool;
  let ledger: Ledger;
  let hotIssueId: string;
  /** How many cases each kill left to be done. */
  const left: number[] = [];

  beforeAll(async () => {
    system = await testSystem({ ownServers: true, instances: 2, env: { HOT_ISSUE_CONFIRMED_AT: '20' } });
    database = new pg.Pool({ connectionString: system.databaseUrl, max: 2 });
    ledger = new Ledger(system);
    await writeCalls(system, cases); // Each by somebody else, so that they are a hot issue.
    hotIssueId = await theHotIssue();
    const token = await system.token('xiangcheng-hrss-head');
    for (const step of steps) await doAndKill(step, token);
    await eventually(async () => (await count('intake.timeline_step')) === (3 + steps.length) * cases, patience);
  }, 300_000);
  afterAll(async () => {
    await ledger.close();
    await database.end();
    await system.stop();
  });

  it('is cut short by each', () => {
    expect(left).toHaveLength(steps.length);
    expect(left.filter((undone) => undone === 0)).toEqual([]);
  });

  it('has exactly one result for each of its cases, and each was carried out', async () => {
    const { rows } = await database.query(
      `select command ->> 'kind' as action, targets, done, carried_out,
         (select count(*)::integer from department.bulk_target where action_id = id and result ->> 'outcome' = 'carried-out') as results
       from department.bulk_action order by id`,
    );
    expect(rows).toEqual(
      steps.map(({ action }) => ({ action, targets: cases, done: cases, carried_out: cases, results: cases })),
    );
  });

  it('has exactly one effect on each of its cases', async () => {
    const { rows } = await database.query<{ story: string; cases: number }>(
      `select story, count(*)::integer as cases from (
         select string_agg(type, ' ' order by type) as story from department.case_event group by case_id) as told
       group by story`,
    );
    const types = ['accepted', 'assigned', 'contacted', 'joined-hot-issue', 'opened', 'replied', 'resolved'];
    const story = types.map((type) => `xinqiao.case.${type}.v1`).join(' ');
    expect(rows).toEqual([{ story, cases }]);
  });

  it('is told to every citizen once, in order', async () => {
    const { rows } = await database.query(
      `select case_id from intake.timeline_step group by case_id
       having array_agg(case_version order by case_version) <> '{1,2,3,4,5,6,7}'`,
    );
    expect(rows).toEqual([]);
    expect(await ledger.keysOutOfOrder()).toEqual([]);
    expect(await ledger.deadLetters()).toEqual([]);
  });

  async function theHotIssue(): Promise<string> {
    await eventually(async () => (await count(`department.hot_issue_member`)) === cases, patience);
    await eventually(
      async () =>
        (await count(`department."case" where status = 'assigned' and aside ->> 'hotIssue' is not null`)) === cases,
      patience,
    );
    const { rows } = await database.query<{ id: string }>(
      'select distinct hot_issue_id as id from department.hot_issue_member',
    );
    expect(rows).toHaveLength(1);
    return rows[0]!.id;
  }

  async function doAndKill({ action, body, killedAt }: (typeof steps)[number], token: string): Promise<void> {
    const [asked] = system.services.department;
    const key = randomUUID();
    const ordered = orderStubbornly(action, { ...body, hotIssueId }, token, key);
    await eventually(async () => (await doneOf(action)) >= killedAt, { ...patience, interval: 2 });
    await asked.server.kill('SIGKILL');
    left.push(cases - (await doneOf(action)));
    await asked.server.start();
    await ordered;
    await eventually(async () => (await doneOf(action)) === cases, patience);
  }

  /** Asks one instance after the other until there is an answer, as somebody does who got none. */
  async function orderStubbornly(action: string, body: object, token: string, key: string): Promise<void> {
    const urls = system.services.department.map(({ url }) => url);
    for (let attempt = 0; ; attempt++) {
      const response = await fetch(`${urls[attempt % urls.length]}/api/bulk-actions/${action}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key, authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      }).catch(() => undefined);
      if (response?.ok) return;
      if (response && response.status !== 503) throw new Error(`${response.status} ${await response.text()}`);
      await pause(50);
    }
  }

  /** How many cases of this action have their result; less than none before it is ordered. */
  async function doneOf(action: string): Promise<number> {
    const { rows } = await database.query<{ done: number }>(
      `select done from department.bulk_action where command ->> 'kind' = $1`,
      [action],
    );
    return rows[0]?.done ?? -1;
  }

  async function count(from: string): Promise<number> {
    const { rows } = await database.query<{ count: number }>(`select count(*)::integer as count from ${from}`);
    return rows[0]!.count;
  }
});
