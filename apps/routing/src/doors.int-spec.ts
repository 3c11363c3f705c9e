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

  it.each([
    ['GET', 'matters'],
    ['GET', 'matters/unpaid-wages'],
    ['GET', 'matters/unpaid-wages/history'],
    ['POST', 'matters'],
    ['PUT', 'matters/unpaid-wages'],
    ['POST', 'matters/unpaid-wages/retire'],
    ['POST', 'matters/unpaid-wages/restore'],
    ['GET', 'bureaus'],
    ['GET', 'bureaus/411681-taxation'],
    ['GET', 'bureaus/411681-taxation/history'],
    ['POST', 'bureaus'],
    ['PUT', 'bureaus/411681-taxation'],
    ['POST', 'bureaus/411681-taxation/merge'],
    ['POST', 'bureaus/411681-taxation/restore'],
    ['GET', 'places'],
    ['POST', 'places/019a8f00-0000-7000-8000-000000000001/remove'],
    ['POST', 'places/019a8f00-0000-7000-8000-000000000001/restore'],
    ['GET', 'policies'],
    ['GET', 'policies/conduct'],
    ['GET', 'policies/conduct/history'],
    ['PUT', 'policies/conduct'],
  ] as const)('open to an administrator only: %s /api/administration/%s', async (method, path) => {
    const url = `/api/administration/${path}`;
    const body = method === 'GET' ? undefined : {};
    expect(await routing.ask(method, url, { body })).toMatchObject({ status: 401 });
    for (const role of ['handler', 'bureau-head', 'triage-officer', 'supervisor', 'channel'] as const)
      expect(await routing.ask(method, url, { role, body })).toMatchObject({ status: 403 });
    const { status } = await routing.ask(method, url, { role: 'administrator', body });
    expect(status).toBe(method === 'GET' ? 200 : 400);
  });

  it.each([
    ['GET', 'matters'],
    ['GET', 'matters/unpaid-wages'],
    ['GET', 'matters/unpaid-wages/history'],
    ['POST', 'matters'],
    ['PUT', 'matters/unpaid-wages'],
    ['POST', 'matters/unpaid-wages/retire'],
    ['POST', 'matters/unpaid-wages/restore'],
    ['GET', 'policies'],
    ['GET', 'policies/conduct'],
    ['GET', 'policies/conduct/history'],
    ['PUT', 'policies/conduct'],
  ] as const)('open to who administers the whole province only: %s /api/administration/%s', async (method, path) => {
    const body = method === 'GET' ? undefined : {};
    const ofCity = { role: 'administrator', region: '411600', body } as const;
    expect(await routing.ask(method, `/api/administration/${path}`, ofCity)).toMatchObject({
      status: 403,
      body: { code: 'insufficient-rights' },
    });
  });

  it('show decisions to nobody who does not sign in', async () => {
    expect(await ask('/api/decisions/20261123-0000001-0')).toMatchObject({ status: 401 });
  });
});
