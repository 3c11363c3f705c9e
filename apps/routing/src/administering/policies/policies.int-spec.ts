import { eventually } from '#testing';
import { decisionMade } from '../../../test/decision-made.ts';
import { routingService, type RoutingService } from '../../../test/routing-service.ts';
import { CurrentKnowledge } from '../../deciding/current-knowledge.ts';

const desk = '/api/administration/policies';
const role = 'administrator';
const wages = '项城市某工地拖欠一年工资近五万元，多次讨要无果。';

describe('What the router decides alone', () => {
  let routing: RoutingService;
  beforeAll(async () => {
    routing = await routingService(2);
  });
  afterAll(() => routing.close());

  const change = (functionCode: string, body: object, app = routing.apps[0]) =>
    routing.ask('PUT', `${desk}/${functionCode}`, { role, app, body: { reason: '试行', ...body } });

  it('is said for all, and for each function that is dearer', async () => {
    const { body } = await routing.ask('GET', desk, { role });
    expect(body.policies[0]).toMatchObject({
      function: 'default',
      decides: 'router',
      leastConfidence: 0.8,
      version: 1,
    });
    expect(body.policies).toContainEqual(
      expect.objectContaining({ function: 'conduct', name: '作风纪检', decides: 'router', leastConfidence: 0.85 }),
    );
    expect(body.policies).toContainEqual(expect.objectContaining({ function: 'transport', decides: 'as-default' }));
  });

  it('is changed at once on every instance, and the story is told', async () => {
    const sureOn = (app: (typeof routing.apps)[number]) => decisionMade(app.get(CurrentKnowledge), wages).sure;
    expect(routing.apps.map(sureOn)).toEqual([true, true]);
    const answer = await change('labour-inspection', { decides: 'person', version: 1 });
    expect(answer).toMatchObject({
      status: 200,
      body: { function: 'labour-inspection', decides: 'person', version: 2 },
    });
    for (const app of routing.apps) await eventually(() => !sureOn(app));
    const { body: history } = await routing.ask('GET', `${desk}/labour-inspection/history`, { role });
    expect(history.entries).toMatchObject([
      {
        version: 2,
        action: 'changed',
        staff: 'administrator-1',
        reason: '试行',
        changes: [{ field: 'decides', before: 'as-default', after: 'person' }],
      },
      { version: 1, action: 'shipped' },
    ]);
    await change('labour-inspection', { decides: 'as-default', version: 2 });
    for (const app of routing.apps) await eventually(() => sureOn(app));
  });

  it('lets one of two people win, and tells the other what there is now', async () => {
    const answers = await Promise.all([
      change('fire', { decides: 'router', leastConfidence: 0.8, version: 1 }),
      change('fire', { decides: 'router', leastConfidence: 0.9, version: 1 }, routing.apps[1]),
    ]);
    const [winner] = answers.filter(({ status }) => status === 200);
    const [loser] = answers.filter(({ status }) => status === 409);
    expect(loser?.body).toMatchObject({
      code: 'policy-changed',
      current: { leastConfidence: winner?.body.leastConfidence, version: 2 },
    });
  });

  it.each<[string, string, object]>([
    ['decides', 'health', { decides: 'dice' }],
    ['decides', 'default', { decides: 'as-default' }],
    ['leastConfidence', 'health', { decides: 'router' }],
    ['leastConfidence', 'health', { decides: 'person', leastConfidence: 0.8 }],
    ['leastConfidence', 'health', { decides: 'router', leastConfidence: 0.1 }],
    ['reason', 'health', { decides: 'person', reason: '' }],
    ['version', 'health', { decides: 'person', version: undefined }],
  ])('says which field breaks which rule: %s of %s', async (field, functionCode, wrong) => {
    const answer = await change(functionCode, { version: 1, ...wrong });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ field }));
    expect((await routing.ask('GET', `${desk}/${functionCode}`, { role })).body.version).toBe(1);
  });

  it('is not said of what is no function', async () => {
    expect(await change('alchemy', { decides: 'person', version: 1 })).toMatchObject({
      status: 404,
      body: { code: 'policy-not-found' },
    });
  });
});
