import { routingService, type RoutingService } from '../test/routing-service.ts';

describe('The doors of routing', () => {
  let routing: RoutingService;
  beforeAll(async () => {
    routing = await routingService();
  });
  afterAll(() => routing.close());

  const ask = (url: string) => routing.ask('GET', url);

  it('show anybody the bureaus of a region with their duties', async () => {
    const { status, body } = await ask('/api/bureaus?region=411681');
    expect(status).toBe(200);
    expect(body.bureaus).toContainEqual({
      id: '411681-human-resources-and-social-security',
      name: '项城市人力资源和社会保障局',
      regionCode: '411681',
      functions: ['labour-inspection', 'social-insurance', 'employment'],
    });
  });

  it.each(['110000', '999999', '419000'])(
    'know no bureaus of what is no region of the province: %s',
    async (region) => {
      expect(await ask(`/api/bureaus?region=${region}`)).toMatchObject({
        status: 404,
        body: { code: 'region-not-found' },
      });
    },
  );

  it.each(['/api/bureaus', '/api/bureaus?region=41'])(
    'say what is wrong with a question for bureaus: %s',
    async (url) => {
      const { status, body } = await ask(url);
      expect(status).toBe(400);
      expect(body.errors).toMatchObject([{ field: 'region' }]);
    },
  );

  it('show anybody the catalogue of matters', async () => {
    const { status, body } = await ask('/api/matters');
    expect(status).toBe(200);
    expect(body.matters).toContainEqual({
      code: 'unpaid-wages',
      name: '拖欠工资',
      function: 'labour-inspection',
      kind: 'complaint',
    });
  });
});
