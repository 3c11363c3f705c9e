import { Clock } from '#platform';
import { eventually } from '#testing';
import {
  aCase,
  assigned,
  at,
  reopened,
  resolved,
  stepRaised,
  type TestCase,
  unheard,
} from '../../test/escalation-events.ts';
import { type EscalationsUnderTest, escalationsUnderTest } from '../../test/escalations-under-test.ts';
import { lockKnownCase } from '../known-cases/known-case-table.ts';
import { causeOfInstruction } from './domain/cause.ts';
import { RaiseEscalations } from './raise-escalations.ts';
import { WarnOfAlarms } from './warn-of-alarms.ts';
import type { EntityManager } from 'typeorm';

describe('An escalation', () => {
  let oversight: EscalationsUnderTest;
  beforeAll(async () => {
    oversight = await escalationsUnderTest();
  });
  afterAll(() => oversight.close());

  const stepsOf = async ({ caseId }: TestCase) =>
    (await oversight.announced(caseId)).map(({ type }) => type.split('.')[2]);
  const latestOf = async ({ caseId }: TestCase) => (await oversight.announced(caseId)).at(-1)!.payload;

  it('is raised by a clock that came to supervision, for the supervisors of the county, with all that is known of the case', async () => {
    const one = aCase();
    await oversight.feed(
      assigned(one),
      stepRaised(one, { step: 'warning' }),
      stepRaised(one, { step: 'reminder' }),
      stepRaised(one),
    );
    expect(await oversight.announced(one.caseId)).toMatchObject([
      {
        type: 'xinqiao.escalation.raised.v1',
        payload: {
          ...{ escalationVersion: 1, ...one, level: 'county', regionCode: '411681', caseRegionCode: '411681' },
          ...{
            function: 'labour-inspection',
            bureau: { id: '411681-human-resources-and-social-security' },
            urgent: false,
          },
          cause: { kind: 'clock-step', clock: 'accept', step: 'supervision', dueAt: at('09:00') },
        },
      },
    ]);
  });

  it('is raised by the second reopening and each after it, not by the first', async () => {
    const one = aCase();
    await oversight.feed(reopened(one, { reopenings: 1, version: 5 }));
    await oversight.feed(reopened(one, { reopenings: 2 }), reopened(one, { reopenings: 3, version: 9 }));
    expect((await oversight.announced(one.caseId)).map(({ payload }) => payload.cause)).toEqual([
      { kind: 'second-reopening', reopenings: 2 },
      { kind: 'second-reopening', reopenings: 3 },
    ]);
  });

  it('is raised by an instruction, also on a case that is settled, and once', async () => {
    const one = aCase();
    await oversight.feed(assigned(one), resolved(one));
    for (let time = 0; time < 2; time += 1) await oversight.dataSource.transaction((manager) => raise(manager, one));
    expect(await stepsOf(one)).toEqual(['raised']);
  });

  it('is raised once for each cause, however often that is told', async () => {
    const one = aCase();
    await oversight.feed(stepRaised(one), stepRaised(one));
    await oversight.feed(stepRaised(one), assigned(one));
    await Promise.all([oversight.feed(stepRaised(one)), oversight.feed(stepRaised(one))]);
    expect(await stepsOf(one)).toEqual(['raised']);
    await oversight.feed(stepRaised(one, { startedAt: at('08:20') }), stepRaised(one, { clock: 'resolve' }));
    expect(await stepsOf(one)).toEqual(['raised', 'raised', 'raised']);
  });

  it.each([
    ['411681', ['411681', '411600', '410000']],
    ['411600', ['411600', '410000']],
    ['419001', ['419001', '410000']],
    ['410000', ['410000']],
    ['110101', ['410000']],
  ])('of %s climbs while nobody acknowledges it, and is an alarm in the end', async (region, regions) => {
    const one = aCase();
    await oversight.feed(assigned(one, { region }), stepRaised(one));
    for (let level = 1; level <= regions.length; level += 1) {
      await oversight.letPass('31 days');
      await eventually(async () => (await stepsOf(one)).length > level);
    }
    const told = (await oversight.announced(one.caseId)).map(({ payload }) => payload);
    expect(told.map(({ regionCode }) => regionCode)).toEqual([...regions, '410000']);
    expect(told.map(({ escalationVersion }) => escalationVersion)).toEqual(told.map((_, index) => index + 1));
    expect(told.at(-1)).toMatchObject({ level: 'province', because: 'unacknowledged' });
    expect(await stepsOf(one)).toEqual(['raised', ...regions.slice(1).map(() => 'climbed'), 'alarmed']);
  });

  it('climbs at once where nobody hears it, once for a step, and is an alarm where nobody in the province does', async () => {
    const one = aCase();
    await oversight.feed(assigned(one), stepRaised(one));
    const steps = ['raised'];
    for (const [level, follows] of [
      ['county', 'climbed'],
      ['city', 'climbed'],
      ['province', 'alarmed'],
    ] as const) {
      const { escalationId: id, escalationVersion: version, regionCode } = await latestOf(one);
      const silence = unheard(one, { id, version, level, regionCode });
      await oversight.feed(silence, silence);
      await oversight.feed(silence);
      steps.push(follows);
      expect(await stepsOf(one)).toEqual(steps);
    }
    expect(await latestOf(one)).toMatchObject({ because: 'unheard', regionCode: '410000' });
    const { body } = await oversight.ask('GET', '/api/escalations?region=410000&state=alarm', { role: 'supervisor' });
    expect(body.entries).toContainEqual(expect.objectContaining({ caseNumber: one.caseNumber, state: 'alarm' }));
    await oversight.app.get(WarnOfAlarms, { strict: false }).warn();
    expect(oversight.warnings()).toContainEqual(
      expect.objectContaining({
        msg: expect.stringMatching(/^Escalations have reached nobody/),
        alarms: expect.any(Number),
      }),
    );
    const metrics = await oversight.app.inject({ url: '/metrics' });
    expect(/^xinqiao_escalations_unheard (\d+)$/m.exec(metrics.body)?.[1]).not.toBe('0');
  });

  it('ends with its case, also where that is told before its cause, and a reopening does not bring it back', async () => {
    const [one, other] = [aCase(), aCase()];
    await oversight.feed(stepRaised(one));
    await oversight.feed(resolved(one));
    await oversight.feed(resolved(other), reopened(other, { reopenings: 1 }));
    await oversight.feed(stepRaised(other));
    for (const each of [one, other]) {
      expect(await stepsOf(each)).toEqual(['raised', 'ended']);
      expect(await latestOf(each)).toMatchObject({ because: 'resolved' });
    }
    await oversight.feed(reopened(one));
    expect(await stepsOf(one)).toEqual(['raised', 'ended', 'raised']);
    await oversight.feed(resolved(one));
    expect(await stepsOf(one)).toEqual(['raised', 'ended', 'raised']);
    await oversight.feed(resolved(one, { version: 9, occurredAt: at('12:30') }));
    expect(await stepsOf(one)).toEqual(['raised', 'ended', 'raised', 'ended']);
  });

  it('ends with its case also where that comes to its end at the moment in which it is raised', async () => {
    const one = aCase();
    await oversight.feed(assigned(one));
    const raising = oversight.dataSource.createQueryRunner();
    await raising.startTransaction();
    await raise(raising.manager, one);
    const ending = oversight.feed(resolved(one, { occurredAt: at('12:30') }));
    await eventually(async () => (await oversight.waiting()) > 0);
    await raising.commitTransaction();
    await raising.release();
    await ending;
    expect(await stepsOf(one)).toEqual(['raised', 'ended']);
  });

  /** By an instruction of 12:00. */
  const raise = async (manager: EntityManager, one: TestCase) => {
    const facts = await lockKnownCase(manager, one.caseNumber);
    const cause = causeOfInstruction(one.caseId, { ...one, givenAt: at('12:00') });
    const now = await oversight.app.get(Clock).now(manager);
    await oversight.app.get(RaiseEscalations, { strict: false }).raise(manager, [cause], [facts], now);
  };
});
