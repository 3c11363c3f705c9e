import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Kafka, logLevel, type Message } from 'kafkajs';
import pg from 'pg';
import { serviceUrls } from '../../deploy/local/provision.ts';
import type { ServiceName } from '../../deploy/local/services.ts';
import { eventually, testSystem } from '#testing';
import { Citizen } from '../actors/citizen.ts';
import type { System } from '../../deploy/local/system.ts';

const root = join(import.meta.dirname, '../..');
const consumersOfSubmissions: ServiceName[] = ['routing', 'department', 'notification', 'oversight'];
const patience = { deadline: 30_000 };

const submitted = {
  ce_specversion: '1.0',
  ce_source: '/xinqiao/intake',
  ce_type: 'xinqiao.case.submitted.v1',
  ce_time: '2026-01-01T00:00:00.000Z',
  ce_subject: '20260101-0000000-1',
  'content-type': 'application/json',
};

describe('A poison event', () => {
  let system: System;
  let database: pg.Client;
  let citizen: Citizen;

  beforeAll(async () => {
    system = await testSystem({ ownServers: true });
    citizen = new Citizen(system);
    database = new pg.Client({ connectionString: system.databaseUrl });
    await database.connect();
  }, 120_000);
  afterAll(async () => {
    await database.end();
    await system.stop();
  });

  const deadLetters = (service: ServiceName, ...words: string[]): string =>
    execFileSync(
      process.execPath,
      [join(root, 'dist/libs/messaging/src/dead-letters/dead-letters.main.js'), ...words],
      {
        env: { ...process.env, DATABASE_URL: serviceUrls(system.databaseUrl)[service] },
        encoding: 'utf8',
      },
    );

  const lettersOf = async (service: ServiceName): Promise<{ id: string; error: string }[]> => {
    const letters = await database.query<{ id: string; error: string }>(
      `select id, error_message as error from ${service}.dead_letter where state = 'failed' order by id`,
    );
    return letters.rows;
  };

  const placed = async (caseNumber: string): Promise<boolean> =>
    (await database.query(`select 1 from department."case" where number = $1 and status <> 'received'`, [caseNumber]))
      .rowCount === 1;

  const produce = async (message: Message): Promise<void> => {
    const producer = new Kafka({ brokers: system.kafkaBrokers.split(','), logLevel: logLevel.NOTHING }).producer();
    await producer.connect();
    await producer.send({ topic: 'xinqiao.intake.v1', messages: [message] });
    await producer.disconnect();
  };

  const flowsOn = async (): Promise<void> => {
    const { caseNumber } = await citizen.write({
      channel: 'hotline',
      subject: '路灯不亮',
      body: '项城市城区一条街路灯不亮。',
    });
    await eventually(() => placed(caseNumber), patience);
  };

  const discardAll = async (service: ServiceName): Promise<void> => {
    for (const { id } of await lettersOf(service))
      deadLetters(service, 'discard', id, '--reason', 'not an event of ours');
    await eventually(() => deadLetters(service, 'list').includes('No dead letters'), patience);
  };

  it('of unreadable bytes goes to the dead letters of each consumer, and the rest flows on', async () => {
    await produce({
      key: randomUUID(),
      headers: { ...submitted, ce_id: randomUUID() },
      value: Buffer.from([0xff, 0x00, 0xfe]),
    });
    await flowsOn();
    for (const service of consumersOfSubmissions) {
      await eventually(async () => (await lettersOf(service)).length === 1, patience);
      await discardAll(service);
    }
  });

  it('without an envelope goes to the dead letters, and the rest flows on', async () => {
    await produce({ key: randomUUID(), value: '{}' });
    await flowsOn();
    for (const service of consumersOfSubmissions) {
      await eventually(async () => (await lettersOf(service)).length === 1, patience);
      await discardAll(service);
    }
  });

  it('of another schema is refused with the field and the rule', async () => {
    const payload = {
      caseId: randomUUID(),
      caseNumber: 'none',
      channel: 'hotline',
      subject: 'a',
      body: 'b',
      submittedAt: submitted.ce_time,
    };
    await produce({
      key: payload.caseId,
      headers: { ...submitted, ce_id: randomUUID(), ce_correlationid: randomUUID() },
      value: JSON.stringify(payload),
    });
    await flowsOn();
    const [letter] = await eventually(async () => {
      const letters = await lettersOf('department');
      return letters.length === 1 && letters;
    }, patience);
    expect(letter?.error).toContain('caseNumber');
    for (const service of consumersOfSubmissions) {
      await eventually(async () => (await lettersOf(service)).length === 1, patience);
      await discardAll(service);
    }
  });

  it('that its handler cannot stand parks what follows of its key, and a replay after the fix brings all of it in order', async () => {
    await database.query(`
      create function department.refuse() returns trigger language plpgsql as $$ begin raise exception 'a defect'; end $$;
      create trigger refuse before insert on department."case" for each row when (new.subject = '触发缺陷')
        execute function department.refuse()`);
    const { caseNumber } = await citizen.write({
      channel: 'hotline',
      subject: '触发缺陷',
      body: '项城市一工地拖欠农民工工资一年，多次讨要没有结果。',
    });
    await eventually(async () => (await lettersOf('department')).length === 1, patience);
    await eventually(
      async () => (await database.query('select from department.parked_event')).rowCount === 1,
      patience,
    );
    await flowsOn();
    expect(await placed(caseNumber)).toBe(false);

    await database.query(`drop trigger refuse on department."case"`);
    deadLetters('department', 'replay', '--all');
    await eventually(() => placed(caseNumber), patience);
    const story = await database.query<{ type: string }>(
      `select type from department.case_event join department."case" on id = case_id where number = $1 order by case_event.version`,
      [caseNumber],
    );
    expect(story.rows.map(({ type }) => type)).toEqual(['xinqiao.case.opened.v1', 'xinqiao.case.assigned.v1']);
    await eventually(() => deadLetters('department', 'list').includes('No dead letters'), patience);
    expect((await database.query('select from department.parked_event')).rowCount).toBe(0);
  });
});
