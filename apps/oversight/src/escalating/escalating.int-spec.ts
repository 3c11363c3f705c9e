import type { Bureau } from '#contracts';
import { Clock } from '#platform';
import { eventually } from '#testing';
import {
  aCase,
  assigned,
  at,
  reopened,
  resolved,
  stepRaised,
  succeeded,
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

  const storyOf = (id: string, region: string) =>
    oversight.ask('GET', `/api/escalations/${id}`, { role: 'supervisor', region });
  const handling: Bureau = { id: '411625-taxation', name: '郸城县税务局', regionCode: '411625' };

  it.each([
    ['another county of the city', '411625', '411600'],
    ['a county of another city', '411002', '411000'],
  ])('goes along with its case to %s, once, though it was acknowledged, and asks those there', async (_, to, city) => {
    const one = aCase();
    await oversight.feed(assigned(one), stepRaised(one));
    const { escalationId: id } = await latestOf(one);
    const acknowledge = (region: string, version: number) =>
      oversight.ask('POST', `/api/escalations/${id}/acknowledge`, { role: 'supervisor', region, body: { version } });
    await acknowledge('411681', 1);
    for (let time = 0; time < 2; time += 1) await oversight.feed(assigned(one, { version: 3, region: to }));
    await oversight.feed(assigned(one), stepRaised(one));
    expect(await stepsOf(one)).toEqual(['raised', 'acknowledged', 'climbed']);
    expect(await latestOf(one)).toMatchObject({
      ...{ escalationVersion: 3, level: 'county', regionCode: to, caseRegionCode: to },
      ...{ because: 'case-moved', fromRegionCode: '411681', answerBy: expect.any(String) },
    });
    expect((await storyOf(id, '411681')).status).toBe(403);
    expect(await acknowledge('411681', 3)).toMatchObject({ status: 403 });
    expect((await storyOf(id, to)).body).toMatchObject({
      state: 'waiting',
      allowedActions: expect.arrayContaining(['delegate']),
    });
    await oversight.letPass('31 days');
    await eventually(async () => (await stepsOf(one)).length > 3);
    expect(await latestOf(one)).toMatchObject({ regionCode: city, because: 'unacknowledged' });
  });

  it('goes along with a case whose bureau was merged into one elsewhere, and stays where a merger leaves the case', async () => {
    const [one, other] = [aCase(), aCase()];
    await oversight.feed(...[one, other].flatMap((each) => [assigned(each), stepRaised(each)]));
    await oversight.feed(succeeded(one, handling, { region: '411625' }), succeeded(other, handling));
    expect(await latestOf(one)).toMatchObject({ regionCode: '411625', because: 'case-moved' });
    expect(await stepsOf(other)).toEqual(['raised']);
  });

  it('stays with the city and the province to which it has climbed, where both answer for where its case goes', async () => {
    const one = aCase();
    await oversight.feed(assigned(one), stepRaised(one));
    await climb(one, 'county');
    await oversight.feed(assigned(one, { version: 3, region: '411625' }));
    expect(await stepsOf(one)).toEqual(['raised', 'climbed']);
    expect(await latestOf(one)).toMatchObject({ regionCode: '411600', because: 'unheard' });
    await oversight.feed(assigned(one, { version: 4, region: '411002' }));
    expect(await latestOf(one)).toMatchObject({ regionCode: '411002', because: 'case-moved', escalationVersion: 3 });
    await climb(one, 'county');
    await climb(one, 'city');
    await oversight.feed(assigned(one, { version: 5 }));
    expect(await latestOf(one)).toMatchObject({ regionCode: '410000', because: 'unheard', escalationVersion: 5 });
  });

  it('stays where somebody handed it beside its case, until the case moves', async () => {
    const one = aCase();
    await oversight.feed(assigned(one), stepRaised(one));
    const { escalationId: id } = await latestOf(one);
    const body = { version: 1, regionCode: '411625', reason: '请核实' };
    await oversight.ask('POST', `/api/escalations/${id}/delegate`, { role: 'supervisor', region: '411600', body });
    await oversight.feed(assigned(one, { version: 3, urgent: true }));
    expect(await stepsOf(one)).toEqual(['raised', 'delegated']);
    await oversight.feed(assigned(one, { version: 4, region: '411002' }));
    expect(await latestOf(one)).toMatchObject({
      regionCode: '411002',
      fromRegionCode: '411625',
      because: 'case-moved',
    });
  });

  it('does not go along with a case that is over by then', async () => {
    const one = aCase();
    await oversight.feed(assigned(one), stepRaised(one));
    await oversight.feed(assigned(one, { version: 3, region: '411002' }), resolved(one));
    expect(await stepsOf(one)).toEqual(['raised', 'ended']);
  });

  const climb = async (one: TestCase, level: string) => {
    const { escalationId: id, escalationVersion: version, regionCode } = await latestOf(one);
    await oversight.feed(unheard(one, { id, version, level, regionCode }));
  };

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
