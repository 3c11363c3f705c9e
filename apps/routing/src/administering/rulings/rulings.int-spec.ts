import { BatchContext } from '#messaging';
import { eventually } from '#testing';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { submitted } from '../../../test/routing-database.ts';
import { routingService, type RoutingService } from '../../../test/routing-service.ts';
import { CurrentKnowledge } from '../../deciding/current-knowledge.ts';
import { decide } from '../../deciding/domain/decide.ts';
import { DecideOnSubmitted } from '../../deciding/decide-on-submitted.ts';
import { KeepPrecedents } from '../../precedents/keep-precedents.ts';

const desk = '/api/administration/rulings';
const body = '项城市莲花大道的路灯坏了半个月，晚上一片黑，请维修路灯。';
const question = { channel: 'hotline' as const, subject: '', body, month: 4 };
const matter = { code: 'street-lamps', name: '路灯' };
const usual = '411681-urban-management';
const first = '411681-electric-power';
const second = '411681-transport';

interface Ruling {
  readonly id: string;
  readonly standing: string;
}

describe('A ruling', () => {
  let routing: RoutingService;
  const administrator = { role: 'administrator' as const };
  beforeAll(async () => {
    routing = await routingService(2);
    await Promise.all(routing.apps.map((each) => each.init()));
    for (const bureauId of [first, second]) await rule(bureauId);
  });
  afterAll(() => routing.close());

  /** Somebody has said that the matter is street lamps, and whose they are. */
  async function rule(bureauId: string): Promise<void> {
    const [app] = routing.apps;
    const event = submitted({ subject: '', body: '项城市光明路有人养鸡，太臭。' });
    const lead = { id: bureauId, name: '项城市某局', regionCode: '411681' };
    const { caseId, caseNumber } = event.payload;
    const step = { caseId, caseNumber, caseVersion: 5, occurredAt: '2026-11-23T08:00:00.000Z' };
    const payload = { ...step, lead, coHandling: [], matter, reasons: ['依职责'] };
    await app?.get(DataSource).transaction(async (manager) => {
      const context = new BatchContext([manager, new Date('2026-11-23T09:00:00Z')]);
      await app.get(DecideOnSubmitted).decide([event], context);
      const ruled = { ...event, id: uuidv7(), type: 'xinqiao.case.arbitrated.v1' as const, payload };
      await app.get(KeepPrecedents).keep([ruled], context);
    });
  }

  const leads = () => routing.apps.map((app) => decide(question, app.get(CurrentKnowledge).get().knowledge).lead?.id);
  const everywhere = (id: string) => eventually(() => leads().every((lead) => lead === id));

  const list = async (query = '', who: object = administrator) =>
    ((await routing.ask('GET', `${desk}${query}`, who)).body as { entries: Ruling[] }).entries;

  const judge = (id: string | undefined, action: 'revoke' | 'restore', who: object = administrator) =>
    routing.ask('POST', `${desk}/${id}/${action}`, { ...who, body: { reason: '误判事项' } });

  it('binds every router within seconds, and is shown with those before it', async () => {
    await everywhere(second);
    expect(await list('?region=411681')).toMatchObject([
      { matter, regionCode: '411681', bureau: { id: second }, standing: 'binding', judgements: [] },
      { matter, regionCode: '411681', bureau: { id: first }, standing: 'superseded' },
    ]);
    expect(await list('?standing=superseded')).toMatchObject([{ bureau: { id: first } }]);
    expect(await list('?region=411602')).toEqual([]);
  });

  it('is shown a page at a time', async () => {
    const { body: page } = await routing.ask('GET', `${desk}?limit=1`, administrator);
    expect(page).toMatchObject({ entries: [{ bureau: { id: second } }] });
    expect(await list(`?limit=1&after=${page.next}`)).toMatchObject([{ bureau: { id: first } }]);
  });

  it('is revoked, and the one before it binds again until that is revoked as well', async () => {
    const [latest, before] = await list();
    const revoked = await judge(latest?.id, 'revoke');
    expect(revoked).toMatchObject({
      status: 200,
      body: { standing: 'revoked', judgements: [{ action: 'revoked', staff: 'administrator-1', reason: '误判事项' }] },
    });
    await everywhere(first);
    expect(await list()).toMatchObject([{ standing: 'revoked' }, { standing: 'binding' }]);
    await judge(before?.id, 'revoke');
    await everywhere(usual);
  });

  it('binds again once it is restored, and its story is told', async () => {
    const [latest] = await list();
    await judge(latest?.id, 'restore');
    await everywhere(second);
    expect((await list())[0]).toMatchObject({
      standing: 'binding',
      judgements: [{ action: 'revoked' }, { action: 'restored', staff: 'administrator-1' }],
    });
  });

  it('is judged by who answers for its Region, and by nobody of another', async () => {
    const [latest] = await list();
    const elsewhere = { role: 'administrator', region: '411600' } as const;
    expect(await judge(latest?.id, 'revoke', { ...elsewhere, region: '410100' })).toMatchObject({ status: 403 });
    expect(await list('', elsewhere)).toHaveLength(2);
    expect(await judge(latest?.id, 'restore', elsewhere)).toMatchObject({ status: 200 });
  });

  it.each([
    ['of no number', 'x', 400],
    ['that was never made', '999999', 404],
  ])('%s is refused', async (_, id, status) => {
    expect(await judge(id, 'revoke')).toMatchObject({ status });
  });
});
