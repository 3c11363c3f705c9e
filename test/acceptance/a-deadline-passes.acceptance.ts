import { eventually, shiftClock, testSystem } from '#testing';
import { Client } from 'pg';
import type { System } from '../../deploy/local/system.ts';
import { Citizen } from '../actors/citizen.ts';
import { Follower } from '../actors/follower.ts';
import { Overseer } from '../actors/overseer.ts';
import { StaffMember } from '../actors/staff-member.ts';
import { Subscriber } from '../actors/subscriber.ts';

const bureau = '411681-human-resources-and-social-security';
const patience = { deadline: 20_000 };
const steps = ['warning', 'reminder', 'supervision'];

/** What was mailed and is not yet recorded as such is mailed again once its lease is over, and 46 days end every lease. */
async function isMailRecorded(databaseUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `select from notification.staff_delivery where means = 'mail' and status = 'pending'`,
    );
    return rowCount === 0;
  } finally {
    await client.end();
  }
}

describe('A case with which its bureau does nothing', () => {
  let system: System;
  let handler: StaffMember;
  let subscriber: Subscriber;
  let outsider: Subscriber;
  let caseNumber: string;
  beforeAll(async () => {
    system = await testSystem();
    handler = await StaffMember.signIn(system, 'xiangcheng-hrss-handler');
    subscriber = await Subscriber.to('xinqiao.department.v1', system);
    outsider = await Subscriber.to('xinqiao.escalation.v1', system);
  }, 120_000);
  afterAll(async () => {
    await Promise.all([subscriber.leave(), outsider.leave()]);
    await system.stop();
  });

  it('warns, reminds and calls for supervision as its deadlines pass, each once', async () => {
    ({ caseNumber } = await new Citizen(system).write({
      channel: 'message-board',
      subject: '项城市工地拖欠农民工工资',
      body: '我在项城市一处建筑工地打工一年，老板拖欠工资将近五万元，多次讨要无果。',
    }));
    const entry = await eventually(() => handler.find(bureau, caseNumber), patience);
    const runs = ['accept', 'first-contact', 'resolve'];
    expect(entry.clocks).toMatchObject(runs.map((clock) => ({ clock, raised: [] })));

    const head = await Follower.byMail(system, 'xiangcheng-hrss-head', { bureauId: bureau });
    await shiftClock(system.databaseUrl, '14 days');
    const subjects = ['签收时限预警', '签收时限催办', '首次联系时限预警'].map(
      (step) => `【心桥】${step}：工单 ${caseNumber}`,
    );
    await eventually(async () => {
      const mailed = (await head.mailsOf(caseNumber)).map(({ subject }) => subject);
      return subjects.every((subject) => mailed.includes(subject));
    }, patience);
    await eventually(() => isMailRecorded(system.databaseUrl), patience);

    await shiftClock(system.databaseUrl, '46 days');
    const raised = await eventually(() => {
      const ofCase = subscriber.heard('xinqiao.clock.step-raised.v1').filter((step) => step.caseNumber === caseNumber);
      return ofCase.length >= runs.length * steps.length && ofCase;
    }, patience);
    const told = raised.map(({ clock, step }) => `${(clock as { clock: string }).clock} ${String(step)}`);
    expect(told.toSorted()).toEqual(runs.flatMap((clock) => steps.map((step) => `${clock} ${step}`)).toSorted());

    const mailed = (await head.mailsOf(caseNumber)).map(({ subject }) => subject);
    expect(mailed.filter((subject) => subjects.includes(subject)).toSorted()).toEqual(subjects.toSorted());

    const late = await eventually(() => handler.find(bureau, caseNumber), patience);
    expect(late.clocks).toMatchObject(runs.map((clock) => ({ clock, raised: steps })));
    await handler.act(caseNumber, 'accept', late.version);
    const accepted = await eventually(() => handler.find(bureau, caseNumber), patience);
    expect(accepted.clocks.map(({ clock }) => clock)).toEqual(['first-contact', 'resolve']);
  });

  it('makes those above look, until each clock has somebody who takes care, or is an alarm', async () => {
    const supervisor = await Overseer.signIn(system, 'henan-supervisor');
    const ofCase = (type: string) => outsider.heard(type).filter((step) => step.caseNumber === caseNumber);
    const raised = await eventually(() => {
      const heard = ofCase('xinqiao.escalation.raised.v1');
      return heard.length === 3 && heard;
    }, patience);
    const cause = { kind: 'clock-step', step: 'supervision' };
    const about = { level: 'county', regionCode: '411681', bureau: { id: bureau }, function: 'labour-inspection' };
    expect(raised).toMatchObject(raised.map(() => ({ cause, ...about })));

    const acknowledged = await eventually(async () => {
      const [latest] = await supervisor.escalationsOf(caseNumber, '410000');
      return latest && (await supervisor.acknowledge(latest)) && latest.id;
    }, patience);
    await eventually(
      async () => {
        await shiftClock(system.databaseUrl, '4 days');
        return ofCase('xinqiao.escalation.alarmed.v1').length === 2;
      },
      { ...patience, interval: 1_000 },
    );
    const found = await supervisor.escalationsOf(caseNumber, '410000');
    expect(found.map(({ id, state }) => [state, id === acknowledged]).toSorted()).toEqual([
      ['acknowledged', true],
      ['alarm', false],
      ['alarm', false],
    ]);
  });
});
