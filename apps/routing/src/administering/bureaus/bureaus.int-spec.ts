import { DataSource } from 'typeorm';
import { eventually } from '#testing';
import { type Announced, announcedEvents, routingService, type RoutingService } from '../../../test/routing-service.ts';
import { CurrentCatalogue } from '../../catalogue/current-catalogue.ts';

const desk = '/api/administration/bureaus';
const role = 'administrator';
const reason = '机构改革';

const idsIn = (entries: unknown) => (entries as { id: string }[]).map(({ id }) => id);
const authorsOf = (entries: unknown) =>
  (entries as { action: string; staff?: string }[]).map(({ action, staff }) => [action, staff]);

describe('The directory of bureaus', () => {
  let routing: RoutingService;
  beforeAll(async () => {
    routing = await routingService(2);
  });
  afterAll(() => routing.close());

  it('has the bureaus of a region and all within it, page by page', async () => {
    const url = `${desk}?region=411600&function=heating-gas&limit=5`;
    const { body } = await routing.ask('GET', url, { role });
    expect(idsIn(body.entries)).toEqual(
      ['411600', '411602', '411603', '411621', '411622'].map((code) => `${code}-urban-management`),
    );
    const { body: rest } = await routing.ask('GET', `${url}&after=${body.next}`, { role });
    expect(rest.entries[0].id > body.next).toBe(true);
  });

  it('says of a bureau what it does, when it is open and who is above it', async () => {
    expect(await routing.ask('GET', `${desk}/411681-taxation`, { role })).toMatchObject({
      status: 200,
      body: {
        name: '项城市税务局',
        functions: ['tax'],
        officeHours: [{ opens: '08:30', closes: '12:00' }, { opens: '14:30' }],
        parentId: '411600-taxation',
        version: 1,
      },
    });
    expect(await routing.ask('GET', `${desk}/411681-nobody`, { role })).toMatchObject({ status: 404 });
  });

  it('takes a new bureau, with functions that it takes from another', async () => {
    const body = {
      id: '411681-heating-office',
      name: '项城市供热管理中心',
      regionCode: '411681',
      functions: ['heating-gas'],
      officeHours: [{ opens: '00:00', closes: '24:00' }],
      parentId: '411681-urban-management',
      reason,
    };
    const refused = await routing.ask('POST', desk, { role, body });
    expect(refused).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'functions[0]', rule: 'served-already' }] },
    });
    const created = await routing.ask('POST', desk, { role, body: { ...body, takeOver: true } });
    expect(created).toMatchObject({ status: 201, body: { version: 1, validFrom: expect.any(String) } });
    await expectServing('heating-gas', '411681', '411681-heating-office');
    const { body: loser } = await routing.ask('GET', `${desk}/411681-urban-management`, { role });
    expect(loser).toMatchObject({ version: 2, functions: ['urban-management', 'municipal-works', 'water-supply'] });
    expect((await changesAnnounced()).slice(-2)).toMatchObject([
      { key: '411681-heating-office', payload: { version: 1, functions: ['heating-gas'] } },
      { key: '411681-urban-management', payload: { version: 2, regionCode: '411681' } },
    ]);
    expect(await routing.ask('POST', desk, { role, body })).toMatchObject({
      status: 409,
      body: { code: 'bureau-exists' },
    });
  });

  it('merges a bureau into its successor, which serves its functions in every instance, and takes that back', async () => {
    const id = '411624-housing-security';
    const into = '411624-housing-and-urban-rural-development';
    const merged = await routing.ask('POST', `${desk}/${id}/merge`, { role, body: { version: 1, into, reason } });
    expect(merged).toMatchObject({
      status: 200,
      body: { successorId: into, version: 2, validUntil: expect.any(String) },
    });
    await expectServing('public-housing', '411624', into);
    expect((await changesAnnounced()).at(-1)).toMatchObject({ key: id, payload: { successorId: into, version: 2 } });
    const { body: listed } = await routing.ask('GET', '/api/bureaus?region=411624');
    expect(listed.bureaus).not.toContainEqual(expect.objectContaining({ id }));
    expect(listed.bureaus).toContainEqual(
      expect.objectContaining({ id: into, functions: ['housing', 'resettlement', 'public-housing'] }),
    );

    const again = await routing.ask('POST', `${desk}/${id}/merge`, { role, body: { version: 2, into, reason } });
    expect(again).toMatchObject({ status: 409, body: { code: 'bureau-merged', successorId: into } });
    const circle = await routing.ask('POST', `${desk}/${into}/merge`, { role, body: { version: 1, into: id, reason } });
    expect(circle).toMatchObject({ status: 400, body: { errors: [{ field: 'into', rule: 'current-bureau' }] } });

    const restored = await routing.ask('POST', `${desk}/${id}/restore`, { role, body: { version: 2, reason } });
    expect(restored).toMatchObject({ status: 200, body: { version: 3 } });
    expect(restored.body.successorId).toBeUndefined();
    await expectServing('public-housing', '411624', id);
    const { body: history } = await routing.ask('GET', `${desk}/${id}/history`, { role });
    expect(authorsOf(history.entries)).toEqual([
      ['restored', 'administrator-1'],
      ['merged', 'administrator-1'],
      ['shipped', undefined],
    ]);
  });

  it('leaves no function without a bureau unless that is said', async () => {
    const id = '411602-veterans-affairs';
    const { name, officeHours } = (await routing.ask('GET', `${desk}/${id}`, { role })).body;
    const body = { name, officeHours, functions: [], reason, version: 1 };
    expect(await routing.ask('PUT', `${desk}/${id}`, { role, body })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'functions', rule: 'leaves-unserved' }] },
    });
    const answer = await routing.ask('PUT', `${desk}/${id}`, { role, body: { ...body, leaveUnserved: true } });
    expect(answer).toMatchObject({ status: 200, body: { functions: [], version: 2 } });
    expect(answer.body.parentId).toBeUndefined();
  });

  it('lets one of two people win, and tells the other what there is now', async () => {
    const id = '411603-taxation';
    const { functions, officeHours } = (await routing.ask('GET', `${desk}/${id}`, { role })).body;
    const change = (name: string, app = routing.apps[0]) =>
      routing.ask('PUT', `${desk}/${id}`, { role, app, body: { name, functions, officeHours, reason, version: 1 } });
    const answers = await Promise.all([change('甲'), change('乙', routing.apps[1])]);
    const [winner] = answers.filter(({ status }) => status === 200);
    const [loser] = answers.filter(({ status }) => status === 409);
    expect(loser?.body).toMatchObject({ code: 'bureau-changed', current: { name: winner?.body.name, version: 2 } });
  });

  describe('is kept by the administrators of each region for its subtree', () => {
    const zhoukou = { role, region: '411600' } as const;
    const forbidden = { status: 403, body: { code: 'insufficient-rights' } };
    const officeHours = [{ opens: '08:30', closes: '12:00' }];

    it('and shows them what lies in it', async () => {
      const { body } = await routing.ask('GET', `${desk}?limit=200&status=all`, zhoukou);
      expect(idsIn(body.entries).length).toBeGreaterThan(20);
      expect(idsIn(body.entries).filter((id) => !id.startsWith('4116'))).toEqual([]);
      expect(await routing.ask('GET', `${desk}?region=411681`, zhoukou)).toMatchObject({ status: 200 });
      expect(await routing.ask('GET', `${desk}/411681-taxation/history`, zhoukou)).toMatchObject({ status: 200 });
    });

    it.each(['?region=410100', '?region=410000', '/410100-taxation', '/410100-taxation/history'])(
      'and shows them nothing of another: %s',
      async (path) => {
        expect(await routing.ask('GET', `${desk}${path}`, zhoukou)).toMatchObject(forbidden);
        expect(await routing.ask('GET', `${desk}${path}`, { role, region: '' })).toMatchObject(forbidden);
      },
    );

    it('and lets them add one to it, and none to another', async () => {
      const added = { name: '局', functions: [], officeHours, reason };
      const inZhengzhou = { ...added, id: '410100-drones', regionCode: '410100' };
      expect(await routing.ask('POST', desk, { ...zhoukou, body: inZhengzhou })).toMatchObject(forbidden);
      expect(await routing.ask('GET', `${desk}/410100-drones`, { role })).toMatchObject({ status: 404 });
      const inXiangcheng = { ...added, id: '411681-kites', regionCode: '411681' };
      expect(await routing.ask('POST', desk, { ...zhoukou, body: inXiangcheng })).toMatchObject({ status: 201 });
    });

    it.each([
      ['PUT', '', { name: '局', functions: [], officeHours, leaveUnserved: true }],
      ['POST', '/merge', { into: '411600-taxation' }],
      ['POST', '/restore', {}],
    ] as const)('and lets them change none of another: %s %s', async (method, path, change) => {
      const url = `${desk}/410100-taxation`;
      const body = { ...change, version: 1, reason };
      expect(await routing.ask(method, `${url}${path}`, { ...zhoukou, body })).toMatchObject(forbidden);
      expect(await routing.ask('GET', url, { role })).toMatchObject({ status: 200, body: { version: 1 } });
    });

    it('and lets them merge none into a bureau of another', async () => {
      const url = `${desk}/411602-taxation`;
      const body = { version: 1, into: '410100-taxation', reason };
      expect(await routing.ask('POST', `${url}/merge`, { ...zhoukou, body })).toMatchObject(forbidden);
      const within = { ...body, into: '411600-taxation' };
      expect(await routing.ask('POST', `${url}/merge`, { ...zhoukou, body: within })).toMatchObject({ status: 200 });
    });

    it('and lets them take back no merger into a bureau of another, which was made above them', async () => {
      const url = `${desk}/411621-taxation`;
      await routing.ask('POST', `${url}/merge`, { role, body: { version: 1, into: '410100-taxation', reason } });
      const body = { version: 2, reason };
      expect(await routing.ask('POST', `${url}/restore`, { ...zhoukou, body })).toMatchObject(forbidden);
      expect(await routing.ask('POST', `${url}/restore`, { role, body })).toMatchObject({ status: 200 });
    });
  });

  it.each<[string, object]>([
    ['id', { id: '411600-drones' }],
    ['name', { name: ' ' }],
    ['name', { name: '\u202E局' }],
    ['id', { id: 'drones' }],
    ['regionCode', { id: '411699-drones', regionCode: '411699' }],
    ['regionCode', { id: '110000-drones', regionCode: '110000' }],
    ['township', { township: '411681999' }],
    ['functions[0]', { functions: ['alchemy'] }],
    ['functions', { functions: ['Tax Office'] }],
    ['officeHours[0].opens', { officeHours: [{ opens: '8', closes: '12:00' }] }],
    ['officeHours[0]', { officeHours: [{ opens: '13:00', closes: '12:00' }] }],
    ['parentId', { parentId: '410100-taxation' }],
    ['parentId', { parentId: '411600-nobody' }],
    ['reason', { reason: '' }],
  ])('says which field breaks which rule: %s', async (field, wrong) => {
    const right = { id: '411681-drones', name: '局', regionCode: '411681', functions: [], officeHours: [], reason };
    const answer = await routing.ask('POST', desk, { role, body: { ...right, ...wrong } });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ field: expect.stringContaining(field) }));
  });

  async function expectServing(functionCode: string, regionCode: string, id: string): Promise<void> {
    for (const app of routing.apps)
      await eventually(() => {
        const { bureaus, regions } = app.get(CurrentCatalogue).get();
        return bureaus.bureauFor(functionCode, regions.get(regionCode)!)?.id === id;
      });
  }

  async function changesAnnounced(): Promise<Announced[]> {
    const events = await routing.apps[0]!.get(DataSource).query<Announced[]>(announcedEvents);
    return events.filter(({ type }) => type === 'xinqiao.bureau.changed.v1');
  }
});
