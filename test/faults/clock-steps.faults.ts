import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { eventually, shiftClock, testSystem } from '#testing';
import type { System } from '../../deploy/local/system.ts';
import { Ledger } from './ledger.ts';
import { writeCalls } from './write-calls.ts';

/** More than one round raises at once, so that both instances have some in their hands. */
const cases = 520;
const clocks = ['accept', 'first-contact', 'resolve'];
const steps = ['warning', 'reminder', 'supervision'];
const expected = cases * clocks.length * steps.length;
const patience = { deadline: 60_000, interval: 50 };

/** Which instances of department are killed with a transaction of theirs open that has raised steps and not announced them yet. */
const midway = [[0], [0, 1]];
/** Milliseconds after steps have fallen due, in which an instance looks for them once: it is killed whatever it does. */
const anyMoment = 700;

describe('Clocks of which the steps fall due while department is killed again and again', () => {
  let system: System;
  let database: pg.Pool;
  let ledger: Ledger;
  let announced: readonly string[];

  beforeAll(async () => {
    system = await testSystem({ ownServers: true, instances: 2, env: { HOT_ISSUE_CONFIRMED_AT: '0' } });
    database = new pg.Pool({ connectionString: system.databaseUrl, max: 3 });
    ledger = new Ledger(system);
    await writeCalls(system, cases);
    await eventually(async () => (await count(`department."case" where status = 'assigned'`)) === cases, patience);
    for (const victims of midway) await killMidway(victims);
    await killAtAnyMoment(1);
    await restFallsDueWhileNoneRuns();
    announced = await untilAllIsTold();
  }, 300_000);
  afterAll(async () => {
    await ledger.close();
    await database.end();
    await system.stop();
  });

  it('have raised every step', async () => {
    const { rows } = await database.query(
      `select clock ->> 'clock' as clock, (clock ->> 'stepsRaised')::integer as raised, count(*)::integer as cases
       from department."case", json_array_elements(clocks::json) as clock group by 1, 2 order by 1`,
    );
    expect(rows).toEqual(clocks.map((clock) => ({ clock, raised: steps.length, cases })));
  });

  it('have announced every step, each exactly once', () => {
    expect([announced.length, new Set(announced).size]).toEqual([expected, expected]);
  });

  it('have every step take effect exactly once with those who follow', async () => {
    const { rows } = await database.query(
      `select payload -> 'clock' ->> 'clock' as clock, payload ->> 'step' as step, count(*)::integer as steps,
         count(distinct event_key)::integer as cases
       from oversight.event_archive where event_type = 'xinqiao.clock.step-raised.v1' group by 1, 2`,
    );
    const each = clocks.flatMap((clock) => steps.map((step) => ({ clock, step, steps: cases, cases })));
    expect(rows).toHaveLength(each.length);
    expect(rows).toEqual(expect.arrayContaining(each));
  });

  it('have exactly one escalation for each supervision', async () => {
    const { rows } = await database.query(
      `select cause ->> 'clock' as clock, count(*)::integer as escalations, count(distinct case_id)::integer as cases
       from oversight.escalation group by 1 order by 1`,
    );
    expect(rows).toEqual(clocks.map((clock) => ({ clock, escalations: cases, cases })));
  });

  it('have made no dead letters', async () => {
    expect(await ledger.deadLetters()).toEqual([]);
  });

  /** Nothing can be announced until both instances have steps raised and wait to announce them; then the victims die with theirs. */
  async function killMidway(victims: readonly number[]): Promise<void> {
    const holder = await database.connect();
    try {
      await holder.query('begin; lock table department.outbox in share mode');
      await letNextStepsFallDue();
      await eventually(async () => (await transactionsWaiting()) === 2, patience);
      await Promise.all(victims.map((n) => instance(n).kill('SIGKILL')));
    } finally {
      await holder.query('rollback');
      holder.release();
    }
    await startAgain();
    await untilRaised();
  }

  async function killAtAnyMoment(victim: number): Promise<void> {
    await letNextStepsFallDue();
    await pause(anyMoment);
    await instance(victim).kill('SIGKILL');
    await startAgain();
    await untilRaised();
  }

  async function restFallsDueWhileNoneRuns(): Promise<void> {
    await Promise.all([0, 1].map((n) => instance(n).kill('SIGKILL')));
    await shiftClock(system.databaseUrl, '60 days');
    await startAgain();
    await untilRaised();
  }

  function instance(n: number) {
    return system.services.department[n]!.server;
  }

  async function startAgain(): Promise<void> {
    await Promise.all(system.services.department.map(({ server }) => server.start()));
  }

  /** The next step of all cases: they were written within seconds of each other. */
  async function letNextStepsFallDue(): Promise<void> {
    const { rows } = await database.query<{ wait: string }>(
      `select (max(next_step_at) - platform.now() + interval '1 second')::text as wait from department."case"`,
    );
    await shiftClock(system.databaseUrl, rows[0]!.wait);
  }

  async function transactionsWaiting(): Promise<number> {
    return count(`pg_stat_activity where wait_event_type = 'Lock' and query ilike 'insert into outbox%'`);
  }

  async function untilRaised(): Promise<void> {
    await eventually(
      async () => (await count(`department."case" where next_step_at <= platform.now()`)) === 0,
      patience,
    );
  }

  /** @returns the steps on department's topic, one for each event that is no repetition of another */
  async function untilAllIsTold(): Promise<string[]> {
    await eventually(async () => (await count('department.outbox')) === 0, patience);
    const told = await ledger.stepsRaised();
    const archived = `oversight.event_archive where event_type = 'xinqiao.clock.step-raised.v1'`;
    await eventually(async () => (await count(archived)) >= told.length, patience);
    return told;
  }

  async function count(from: string): Promise<number> {
    const { rows } = await database.query<{ count: number }>(`select count(*)::integer as count from ${from}`);
    return rows[0]!.count;
  }
});
