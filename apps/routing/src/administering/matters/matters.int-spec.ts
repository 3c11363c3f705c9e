import { DataSource } from 'typeorm';
import { eventually } from '#testing';
import { type Announced, announcedEvents, routingService, type RoutingService } from '../../../test/routing-service.ts';
import { CurrentCatalogue } from '../../catalogue/current-catalogue.ts';
import { CurrentKnowledge } from '../../deciding/current-knowledge.ts';

const desk = '/api/administration/matters';
const role = 'administrator';

const drones = {
  code: 'drone-noise',
  name: '无人机扰民',
  function: 'public-security',
  kind: 'complaint',
  phrases: ['无人机…扰民!', '无人机!'],
  urgentPhrases: [],
  urgentMonths: [6, 7],
  urgentWhen: ['minors'],
  coFunctions: [{ function: 'culture-tourism', always: false }],
  samples: [{ body: '头顶上嗡嗡的飞机一天到晚拍我家院子', urgent: false, coFunctions: [] }],
  reason: '来信增多',
};

const codesIn = (entries: unknown) => (entries as { code: string }[]).map(({ code }) => code);

describe('The catalogue of matters', () => {
  let routing: RoutingService;
  beforeAll(async () => {
    routing = await routingService(2);
  });
  afterAll(() => routing.close());

  it('is found page by page, and every matter once', async () => {
    const found: string[] = [];
    let after = '';
    do {
      const { body } = await routing.ask('GET', `${desk}?limit=50${after && `&after=${after}`}`, { role });
      found.push(...codesIn(body.entries));
      after = body.next ?? '';
    } while (after);
    const { body } = await routing.ask('GET', '/api/matters');
    expect(found).toEqual(codesIn(body.matters));
  });

  it('is searched by function and by part of a name', async () => {
    const { body } = await routing.ask('GET', `${desk}?function=labour-inspection&text=${encodeURIComponent('工资')}`, {
      role,
    });
    expect(body.entries).toContainEqual(
      expect.objectContaining({ code: 'unpaid-wages', function: 'labour-inspection', retired: false, version: 1 }),
    );
  });

  it('takes a new matter, which every instance knows within seconds', async () => {
    expect(await routing.ask('POST', desk, { role, body: drones })).toMatchObject({
      status: 201,
      body: { code: 'drone-noise', version: 1, retired: false },
    });
    for (const app of routing.apps) {
      await eventually(() =>
        app
          .get(CurrentCatalogue)
          .get()
          .matters.some(({ code }) => code === 'drone-noise'),
      );
      expect(app.get(CurrentKnowledge).get().catalogueVersion).toBe(app.get(CurrentCatalogue).get().version);
      const { body } = await routing.ask('GET', '/api/matters', { app });
      expect(body.matters).toContainEqual(expect.objectContaining({ code: 'drone-noise' }));
    }
  });

  it('announces a change in the transaction of the change, and tells its story', async () => {
    await routing.ask('POST', desk, { role, body: { ...drones, code: 'drone-crash' } });
    const changed = { ...drones, code: undefined, name: '无人机坠落', phrases: ['无人机!', '航拍'], version: 1 };
    const answer = await routing.ask('PUT', `${desk}/drone-crash`, { role, body: { ...changed, reason: '另立一项' } });
    expect(answer).toMatchObject({ status: 200, body: { name: '无人机坠落', version: 2 } });
    expect((await announced()).filter(({ key }) => key === 'drone-crash')).toMatchObject([
      { type: 'xinqiao.matter.changed.v1', payload: { name: '无人机扰民', retired: false, version: 1 } },
      { type: 'xinqiao.matter.changed.v1', payload: { name: '无人机坠落', retired: false, version: 2 } },
    ]);
    const { body: history } = await routing.ask('GET', `${desk}/drone-crash/history?limit=1`, { role });
    expect(history).toMatchObject({
      entries: [
        {
          version: 2,
          action: 'changed',
          staff: 'administrator-1',
          reason: '另立一项',
          changes: [
            { field: 'name', before: '无人机扰民', after: '无人机坠落' },
            { field: 'phrases', removed: ['无人机…扰民!'], added: ['航拍'] },
          ],
        },
      ],
      next: 2,
    });
    const { body: older } = await routing.ask('GET', `${desk}/drone-crash/history?before=2`, { role });
    expect(older.entries).toMatchObject([{ version: 1, action: 'created' }]);
  });

  it('gives what it takes: a matter that was read can be sent back as it is', async () => {
    const { body } = await routing.ask('GET', `${desk}/unpaid-wages`, { role });
    const said = { ...body, code: undefined, retired: undefined, changedAt: undefined };
    const answer = await routing.ask('PUT', `${desk}/unpaid-wages`, { role, body: { ...said, reason: '核对' } });
    expect(answer).toMatchObject({
      status: 200,
      body: { ...body, version: 2, changedAt: expect.anything() },
    });
    const { body: history } = await routing.ask('GET', `${desk}/unpaid-wages/history?limit=1`, { role });
    expect(history.entries[0].changes).toEqual([]);
  });

  it('lets one of two people win, and tells the other what there is now', async () => {
    await routing.ask('POST', desk, { role, body: { ...drones, code: 'drone-race' } });
    const change = (name: string, app = routing.apps[0]) =>
      routing.ask('PUT', `${desk}/drone-race`, { role, app, body: { ...drones, code: undefined, name, version: 1 } });
    const answers = await Promise.all([change('甲'), change('乙', routing.apps[1])]);
    const [winner] = answers.filter(({ status }) => status === 200);
    const [loser] = answers.filter(({ status }) => status === 409);
    expect(loser?.body).toMatchObject({ code: 'matter-changed', current: { name: winner?.body.name, version: 2 } });
    const { body } = await routing.ask('GET', `${desk}/drone-race/history`, { role });
    expect(body.entries).toHaveLength(2);
  });

  it('retires a matter: no new case gets it, and it can be taken back', async () => {
    await routing.ask('POST', desk, { role, body: { ...drones, code: 'drone-race-2' } });
    const step = (action: string, version: number) =>
      routing.ask('POST', `${desk}/drone-race-2/${action}`, { role, body: { version, reason: '试行结束' } });
    expect(await step('retire', 1)).toMatchObject({ status: 200, body: { retired: true, version: 2 } });
    expect(await step('retire', 2)).toMatchObject({ status: 409, body: { code: 'matter-retired' } });
    const { body } = await routing.ask('GET', '/api/matters');
    expect(body.matters).not.toContainEqual(expect.objectContaining({ code: 'drone-race-2' }));
    expect(await step('restore', 2)).toMatchObject({ status: 200, body: { retired: false, version: 3 } });
  });

  it.each<[string, object]>([
    ['code', { code: 'Drone Noise' }],
    ['name', { name: '' }],
    ['name', { name: ' \u3000' }],
    ['name', { name: '无人机\u202E扰民' }],
    ['function', { function: 'alchemy' }],
    ['kind', { kind: 'rant' }],
    ['phrases', { phrases: ['无人机 扰民'] }],
    ['phrases', { phrases: [], samples: [] }],
    ['samples', { samples: undefined }],
    ['urgentMonths', { urgentMonths: [13] }],
    ['urgentWhen', { urgentWhen: ['rain'] }],
    ['coFunctions[0].function', { coFunctions: [{ function: 'public-security', always: true }] }],
    ['coFunctions[0]', { coFunctions: [null] }],
    ['samples[0].body', { samples: [{ body: '', urgent: false, coFunctions: [] }] }],
    ['samples[0].coFunctions[0]', { samples: [{ body: 'x', urgent: false, coFunctions: ['magic'] }] }],
    ['reason', { reason: undefined }],
    ['reason', { reason: '\n' }],
    ['mood', { mood: 'good' }],
  ])('says which field breaks which rule: %s', async (field, wrong) => {
    const answer = await routing.ask('POST', desk, { role, body: { ...drones, code: 'drone-wrong', ...wrong } });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ field: expect.stringContaining(field) }));
    expect(await routing.ask('GET', `${desk}/drone-wrong`, { role })).toMatchObject({ status: 404 });
  });

  it('does not take a code twice', async () => {
    const answer = await routing.ask('POST', desk, { role, body: { ...drones, code: 'unpaid-wages' } });
    expect(answer).toMatchObject({ status: 409, body: { code: 'matter-exists', errors: [{ field: 'code' }] } });
  });

  const announced = (): Promise<Announced[]> => routing.apps[0]!.get(DataSource).query(announcedEvents);
});
