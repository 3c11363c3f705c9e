import { BatchContext } from '#messaging';
import { eventually } from '#testing';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { submitted } from '../../../test/routing-database.ts';
import { routingService, type RoutingService } from '../../../test/routing-service.ts';
import { CurrentKnowledge } from '../../deciding/current-knowledge.ts';
import { decide } from '../../deciding/domain/decide.ts';
import { DecideOnSubmitted } from '../../deciding/decide-on-submitted.ts';
import { LearnPlaces, type PlacedByPeople } from '../../places/learn-places.ts';

const body = '翰林苑小区的路灯不亮，请维修路灯。';
const question = { channel: 'hotline' as const, subject: '', body, month: 4, regionHint: '411600' };

describe('A place that was learnt', () => {
  let routing: RoutingService;
  const administrator = { role: 'administrator' as const };
  beforeAll(async () => {
    routing = await routingService(2);
    const [app] = routing.apps;
    await Promise.all(routing.apps.map((each) => each.init()));
    const event = submitted({ subject: '', body, regionHint: '411600' });
    await app?.get(DataSource).transaction(async (manager) => {
      const context = new BatchContext([manager, new Date('2026-11-23T09:00:00Z')]);
      await app.get(DecideOnSubmitted).decide([event], context);
      await app.get(LearnPlaces).learn([arbitrationOf(event)], context);
    });
  });
  afterAll(() => routing.close());

  const everywhere = () =>
    routing.apps.map((app) => decide(question, app.get(CurrentKnowledge).get().knowledge).jurisdiction?.code);

  const list = async (query = '') =>
    (await routing.ask('GET', `/api/administration/places${query}`, administrator)).body as {
      entries: { id: string; removedAt?: string }[];
      next?: string;
    };

  it('is used by every instance within seconds', async () => {
    await eventually(() => everywhere().every((code) => code === '411681'));
  });

  it('is shown with the cases that say so', async () => {
    expect(await list('?text=翰林&city=411600&standing=known')).toMatchObject({
      entries: [
        {
          ...{ name: '翰林苑小区', cityCode: '411600', standing: 'known' },
          evidence: [{ regionCode: '411681', decisions: 0, arbitrations: 1, caseNumbers: [expect.any(String)] }],
        },
      ],
    });
    expect(await list('?text=别处')).toEqual({ entries: [] });
    expect(await list('?standing=removed')).toEqual({ entries: [] });
  });

  it('is removed by an administrator, on every instance within seconds, and restored', async () => {
    const [place] = (await list()).entries;
    const url = `/api/administration/places/${place?.id}`;
    const removed = await routing.ask('POST', `${url}/remove`, { ...administrator, body: { reason: '这是店名' } });
    expect(removed).toMatchObject({ status: 200, body: { judgedBy: 'administrator-1', judgementReason: '这是店名' } });
    await eventually(() => everywhere().every((code) => code === '411600'));
    expect((await list('?standing=removed')).entries).toHaveLength(1);
    const restored = await routing.ask('POST', `${url}/restore`, { ...administrator, body: { reason: '看错了' } });
    expect(restored.body).not.toHaveProperty('removedAt');
    await eventually(() => everywhere().every((code) => code === '411681'));
  });

  it('is shown to and judged by who answers for its city, and by nobody of a part of it or of another', async () => {
    const ofCity = { role: 'administrator', region: '411600' } as const;
    const { body: shown } = await routing.ask('GET', '/api/administration/places', ofCity);
    const [{ id }] = shown.entries as [{ id: string }];
    const url = `/api/administration/places/${id}`;
    for (const region of ['410100', '411681']) {
      const others = { ...ofCity, region };
      const { body: page } = await routing.ask('GET', '/api/administration/places', others);
      expect(page.entries).toEqual([]);
      expect(await routing.ask('GET', '/api/administration/places?city=411600', others)).toMatchObject({ status: 403 });
      for (const judgement of ['remove', 'restore'])
        expect(
          await routing.ask('POST', `${url}/${judgement}`, { ...others, body: { reason: '不是地名' } }),
        ).toMatchObject({ status: 403, body: { code: 'insufficient-rights' } });
    }
    expect((await list('?standing=removed')).entries).toEqual([]);
    const removed = await routing.ask('POST', `${url}/remove`, { ...ofCity, body: { reason: '不是地名' } });
    expect(removed).toMatchObject({ status: 200, body: { judgementReason: '不是地名' } });
    await routing.ask('POST', `${url}/restore`, { ...ofCity, body: { reason: '看错了' } });
  });

  it('is not found by an id that nobody has', async () => {
    const url = `/api/administration/places/${uuidv7()}/remove`;
    expect(await routing.ask('POST', url, { ...administrator, body: { reason: '没有' } })).toMatchObject({
      status: 404,
      body: { code: 'place-not-found' },
    });
  });
});

function arbitrationOf(event: ReturnType<typeof submitted>): PlacedByPeople {
  const { caseId, caseNumber } = event.payload;
  const lead = { id: '411681-urban-management', name: '项城市城市管理局', regionCode: '411681' };
  const payload = {
    caseId,
    caseNumber,
    caseVersion: 4,
    occurredAt: '2026-11-23T08:00:00.000Z',
    lead,
    coHandling: [],
    reasons: [],
  };
  return { ...event, id: uuidv7(), type: 'xinqiao.case.arbitrated.v1', payload };
}
