import { aCase, assigned, complainedOf, resolved, stepRaised, type TestCase } from '../../test/escalation-events.ts';
import { type EscalationsUnderTest, escalationsUnderTest } from '../../test/escalations-under-test.ts';
import type { EscalationPage, EscalationView } from './escalations.dto.ts';

const county = { role: 'supervisor', region: '411681' } as const;
const city = { role: 'supervisor', region: '411600' } as const;
const bureau = '411681-taxation';
const head = { role: 'bureau-head', region: '411681', bureau } as const;
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

describe('What people do about an escalation', () => {
  let oversight: EscalationsUnderTest;
  beforeAll(async () => {
    oversight = await escalationsUnderTest();
    await oversight.knows({ id: bureau }, { id: '411681-finance', successorId: bureau });
  });
  afterAll(() => oversight.close());

  async function escalated(one: TestCase = aCase()): Promise<string> {
    await oversight.feed(assigned(one), stepRaised(one));
    return (await oversight.announced(one.caseId))[0]!.payload.escalationId;
  }
  const act = (id: string, action: string, { body, ...who }: Parameters<EscalationsUnderTest['ask']>[2]) =>
    oversight.ask('POST', `/api/escalations/${id}/${action}`, { ...who, body });

  it('is announced, told in its story and stands in the audit trail', async () => {
    const one = aCase();
    const id = await escalated(one);
    const reason = '由县税务局核实';
    const delegated = await act(id, 'delegate', {
      ...city,
      body: { version: 1, regionCode: '411681', bureauId: bureau, reason },
    });
    expect(delegated).toMatchObject({ status: 200, body: { version: 2, state: 'delegated', toBureauId: bureau } });
    const acknowledged = await act(id, 'acknowledge', { ...head, body: { version: 2 } });
    expect(acknowledged).toMatchObject({
      status: 200,
      body: { version: 3, state: 'acknowledged', allowedActions: ['delegate'] },
    });
    expect(acknowledged.body).not.toHaveProperty('answerBy');
    expect((await oversight.announced(one.caseId)).slice(1)).toMatchObject([
      {
        type: 'xinqiao.escalation.delegated.v1',
        payload: { by: { role: 'supervisor', regionCode: '411600' }, toBureauId: bureau },
      },
      { type: 'xinqiao.escalation.acknowledged.v1', payload: { by: { role: 'bureau-head', regionCode: '411681' } } },
    ]);
    expect(JSON.stringify(await oversight.announced(one.caseId))).not.toContain(reason);
    const { body: story } = await oversight.ask('GET', `/api/escalations/${id}`, county);
    expect(story.steps).toMatchObject([
      { version: 1, kind: 'raised', level: 'county' },
      { version: 2, kind: 'delegated', reason, by: { role: 'supervisor' } },
      { version: 3, kind: 'acknowledged', by: { role: 'bureau-head' } },
    ]);
    expect(JSON.stringify(story)).not.toContain('bureau-head-1');
    const { body: trail } = await oversight.ask('GET', `/api/audit?about=escalation:${id}`, { role: 'auditor' });
    expect(trail.entries).toMatchObject([
      { staff: 'bureau-head-1', action: 'acknowledge-escalation' },
      { staff: 'supervisor-1', action: 'delegate-escalation', reason },
    ]);
    const { body: sights } = await oversight.ask('GET', `/api/audit?about=${id}`, { role: 'auditor' });
    expect(sights.entries).toMatchObject([{ staff: 'supervisor-1', action: 'read-escalation' }]);
  });

  it('lets one of two win, and tells the other what has changed', async () => {
    const id = await escalated();
    const answers = await Promise.all([
      act(id, 'acknowledge', { ...county, body: { version: 1 } }),
      act(id, 'snooze', { ...city, body: { version: 1, reason: '待付款', until: inHours(5) } }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = answers.find(({ status }) => status === 200)!.body;
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({
      code: 'escalation-changed',
      current: { version: 2, state: winner.state },
      changes: [{ version: 2, by: { role: 'supervisor' } }],
    });
    expect(await act(id, 'acknowledge', { ...county, body: { version: 3 } })).toMatchObject({ status: 409 });
  });

  it('says what the state allows instead', async () => {
    const id = await escalated();
    await act(id, 'acknowledge', { ...county, body: { version: 1 } });
    const answer = await act(id, 'snooze', { ...county, body: { version: 2, reason: '待付款', until: inHours(5) } });
    expect(answer).toMatchObject({
      ...{ status: 409 },
      body: {
        code: 'action-not-allowed',
        action: 'snooze',
        current: { state: 'acknowledged', allowedActions: ['delegate'] },
      },
    });
  });

  it.each<[string, string, object]>([
    ['regionCode', 'delegate', { regionCode: '411000', reason: '请核实' }],
    ['regionCode', 'delegate', { regionCode: '4116', reason: '请核实' }],
    ['bureauId', 'delegate', { regionCode: '411681', bureauId: 'somebody', reason: '请核实' }],
    ['bureauId', 'delegate', { regionCode: '411681', bureauId: '411002-taxation', reason: '请核实' }],
    ['bureauId', 'delegate', { regionCode: '411681', bureauId: '411681-no-such', reason: '请核实' }],
    ['bureauId', 'delegate', { regionCode: '411681', bureauId: '411681-finance', reason: '请核实' }],
    ['reason', 'delegate', { regionCode: '411681', reason: ' ' }],
    ['reason', 'snooze', { until: '2026-11-30T08:00:00+08:00' }],
    ['until', 'snooze', { reason: '待付款', until: '2020-01-01T08:00:00+08:00' }],
    ['until', 'snooze', { reason: '待付款', until: '2120-01-01T08:00:00+08:00' }],
    ['until', 'snooze', { reason: '待付款', until: '2027-02-30T08:00:00+08:00' }],
    ['version', 'acknowledge', { version: 0 }],
    ['note', 'acknowledge', { note: '好' }],
  ])('says that %s breaks its rule where somebody would %s so', async (field, action, body) => {
    const id = await escalated();
    const answer = await act(id, action, { ...city, body: { version: 1, ...body } });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ field }));
    expect((await oversight.ask('GET', `/api/escalations/${id}`, county)).body).toMatchObject({ version: 1 });
  });

  it('is not handed to a bureau that the case is a complaint about', async () => {
    const one = aCase();
    const id = await escalated(one);
    const about = [{ id: bureau, name: '项城市税务局', regionCode: '411681' }];
    await oversight.feed(assigned(one, { complainedOf: about }));
    const body = { version: 1, regionCode: '411681', bureauId: bureau, reason: '请核实' };
    expect(await act(id, 'delegate', { ...city, body })).toMatchObject({
      ...{ status: 409, body: { code: 'complained-of', errors: [{ field: 'bureauId' }] } },
    });
    expect((await oversight.ask('GET', `/api/escalations/${id}`, county)).body).toMatchObject({ version: 1 });
  });

  it.each(['delegated', 'acknowledged'])(
    'goes back, once, to the supervisors from a bureau that the case turns out to be a complaint about, though it be %s there',
    async (state) => {
      const one = aCase();
      const id = await escalated(one);
      const body = { version: 1, regionCode: '411681', bureauId: bureau, reason: '请核实' };
      await act(id, 'delegate', { ...city, body });
      if (state === 'acknowledged') await act(id, 'acknowledge', { ...head, body: { version: 2 } });
      const version = state === 'acknowledged' ? 3 : 2;
      const about = [{ id: bureau, name: '项城市税务局', regionCode: '411681' }];
      await oversight.feed(complainedOf(one, about));
      await oversight.feed(complainedOf(one, about, { version: 4 }));
      const { body: found } = await oversight.ask('GET', `/api/escalations/${id}`, county);
      expect(found).toMatchObject({ state: 'waiting', version: version + 1, regionCode: '411681', level: 'county' });
      expect(found).not.toHaveProperty('toBureauId');
      expect((await oversight.announced(one.caseId)).at(-1)).toMatchObject({
        type: 'xinqiao.escalation.climbed.v1',
        payload: { fromRegionCode: '411681', regionCode: '411681', because: 'unacknowledged' },
      });
      expect((await oversight.ask('GET', `/api/escalations/${id}`, head)).status).toBe(403);
      expect((await act(id, 'acknowledge', { ...head, body: { version: version + 1 } })).status).toBe(403);
    },
  );

  it('is not shown, though it be over, to a bureau that the case turned out to be a complaint about', async () => {
    const one = aCase();
    const id = await escalated(one);
    const body = { version: 1, regionCode: '411681', bureauId: bureau, reason: '请核实' };
    await act(id, 'delegate', { ...city, body });
    await oversight.feed(resolved(one));
    const listed = async () => {
      const { body: page } = await oversight.ask('GET', `/api/bureaus/${bureau}/escalations?limit=200`, head);
      return (page as EscalationPage).entries.some((each) => each.id === id);
    };
    expect(await listed()).toBe(true);
    await oversight.feed(
      complainedOf(one, [{ id: bureau, name: '项城市税务局', regionCode: '411681' }], { version: 6 }),
    );
    expect(await listed()).toBe(false);
    expect((await oversight.ask('GET', `/api/escalations/${id}`, head)).status).toBe(403);
  });

  it('is for those with whom it is: what has climbed is no longer for those below, who may still read it', async () => {
    const one = aCase();
    const id = await escalated(one);
    for (const who of [{ ...county, region: '411625' }, { ...city, region: '411000' }, head])
      expect(await act(id, 'acknowledge', { ...who, body: { version: 1 } })).toMatchObject({ status: 403 });
    await oversight.letPass('31 days');
    await oversight.tick();
    const { body } = await oversight.ask('GET', `/api/escalations/${id}`, county);
    expect(body).toMatchObject({ regionCode: '411600', version: 2 });
    expect(await act(id, 'acknowledge', { ...county, body: { version: 2 } })).toMatchObject({ status: 403 });
    expect(await act(id, 'acknowledge', { ...city, body: { version: 2 } })).toMatchObject({ status: 200 });
    expect((await oversight.ask('GET', `/api/escalations/${id}`, { ...county, region: '411625' })).status).toBe(403);
    expect((await oversight.ask('GET', '/api/escalations/019aaf5e-0000-7000-8000-000000000001', county)).status).toBe(
      404,
    );
  });

  it('is read page by page in a region and below it, by state, kind and level', async () => {
    const ids: string[] = [];
    for (let nth = 0; nth < 5; nth += 1) ids.push(await escalated());
    await act(ids[2]!, 'acknowledge', { ...county, body: { version: 1 } });
    await act(ids[3]!, 'delegate', {
      ...city,
      body: { version: 1, regionCode: '411681', bureauId: bureau, reason: '请核实' },
    });
    const all = async (url: string, who: Parameters<EscalationsUnderTest['ask']>[2]) => {
      const found: EscalationView[] = [];
      for (let after = ''; ;) {
        const { body } = (await oversight.ask('GET', `${url}&limit=2${after}`, who)) as { body: EscalationPage };
        found.push(...body.entries);
        if (!body.next) return found.map(({ id }) => id);
        after = `&after=${body.next}`;
      }
    };
    const list = async (query: string, region = '411681') => {
      const found = await all(`/api/escalations?region=${region}${query && `&${query}`}`, {
        role: 'leader',
        region: '410000',
      });
      return found.filter((id) => ids.includes(id));
    };
    const latestFirst = ids.toReversed();
    for (const region of ['411681', '411600', '410000']) expect(await list('', region)).toEqual(latestFirst);
    expect(await list('', '411625')).toEqual([]);
    expect(await list('state=acknowledged')).toEqual([ids[2]]);
    expect(await list('state=waiting&kind=clock-step&level=county', '411600')).toEqual([ids[4], ids[1], ids[0]]);
    expect(await list('kind=instruction')).toEqual([]);
    expect(await list('level=city', '411600')).toEqual([]);
    expect(await all(`/api/bureaus/${bureau}/escalations?`, head)).toContain(ids[3]);
    expect((await oversight.ask('GET', '/api/escalations?region=411600', county)).status).toBe(403);
    expect((await oversight.ask('GET', '/api/escalations?region=411681&state=lost', county)).status).toBe(400);
  });
});
