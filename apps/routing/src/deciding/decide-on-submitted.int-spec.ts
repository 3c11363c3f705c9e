import { Failure } from '#domain';
import { routingDatabase, submitted } from '../../test/routing-database.ts';

type RoutingDatabase = Awaited<ReturnType<typeof routingDatabase>>;

const labourInspection = {
  id: '411681-human-resources-and-social-security',
  name: '项城市人力资源和社会保障局',
  regionCode: '411681',
};

const supervisor = { subject: 'supervisor', clientId: 'console', roles: ['supervisor' as const], regionCode: '410000' };

describe('a submitted message', () => {
  let routing: RoutingDatabase;
  beforeEach(async () => {
    routing = await routingDatabase();
  });
  afterEach(() => routing.close());

  it('is decided on, and the decision is kept and announced together', async () => {
    const event = submitted();
    await routing.decide([event]);
    const { caseId, caseNumber } = event.payload;
    const shown = await routing.showDecision.show(caseNumber, supervisor);
    expect(shown).toMatchObject({
      caseNumber,
      sure: true,
      kind: 'complaint',
      lead: labourInspection,
      catalogueVersion: 0,
    });
    expect(await routing.announced()).toMatchObject([
      {
        type: 'xinqiao.routing.decided.v1',
        cause: event.id,
        payload: {
          caseId,
          caseNumber,
          sure: true,
          function: 'labour-inspection',
          jurisdiction: { code: '411681', name: '项城市' },
          lead: labourInspection,
          reasons: shown.reasons,
          decidedAt: shown.decidedAt.toISOString(),
        },
      },
    ]);
  });

  it('that cannot be placed is announced as unsure, with what is missing', async () => {
    await routing.decide([submitted({ subject: '你好', body: '在吗，想问个事' })]);
    const [announced] = await routing.announced();
    expect(announced?.payload).toMatchObject({ sure: false, coHandling: [], alternatives: [] });
    expect(announced?.payload).not.toHaveProperty('lead');
    expect(announced?.payload.reasons).toContain('来文没有写明事情发生在哪里，需要人工确认属地。');
  });

  it('leaves nothing behind when the batch fails', async () => {
    const event = submitted();
    await expect(routing.decide([event, event])).rejects.toThrow(/duplicate key/);
    expect(await routing.announced()).toEqual([]);
    await expect(routing.showDecision.show(event.payload.caseNumber, supervisor)).rejects.toThrow(Failure);
  });

  it('is decided by the season of its submission in China', async () => {
    const wells = { subject: '', body: '临颍县的机井坏了，高标准农田浇不上水。' };
    const lastOfFebruary = submitted({ ...wells, submittedAt: '2026-02-28T15:59:59.000Z' });
    const firstOfMarch = submitted({ ...wells, submittedAt: '2026-02-28T16:00:00.000Z' });
    await routing.decide([lastOfFebruary, firstOfMarch]);
    expect((await routing.announced()).map(({ payload }) => payload.urgent)).toEqual([false, true]);
  });

  it('can be one of a thousand, all decided in one batch while others get their turn', async () => {
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 1);
    await routing.decide(
      Array.from({ length: 1000 }, () => submitted({ body: `项城市拖欠工资。${'无关的话'.repeat(40)}` })),
    );
    clearInterval(counting);
    const decided = (await routing.announced()).filter(({ type }) => type === 'xinqiao.routing.decided.v1');
    expect(decided).toHaveLength(1000);
    expect(turns).toBeGreaterThan(5);
  });
});

describe('a decision', () => {
  let routing: RoutingDatabase;
  beforeAll(async () => {
    routing = await routingDatabase();
  });
  afterAll(() => routing.close());

  it('is found by its case number as people type it', async () => {
    const event = submitted();
    await routing.decide([event]);
    const typed = event.payload.caseNumber.replaceAll('-', ' ').toLowerCase();
    expect((await routing.showDecision.show(typed, supervisor)).caseNumber).toBe(event.payload.caseNumber);
  });

  it('that holds two matters tells both when it is announced and when it is shown', async () => {
    const event = submitted({ subject: '', body: '项城市供水停了三天，供电也停了两天。' });
    await routing.decide([event]);
    const shown = await routing.showDecision.show(event.payload.caseNumber, supervisor);
    const announced = await routing.announced();
    const [{ payload }] = announced.filter((one) => one.payload.caseId === event.payload.caseId) as [
      (typeof announced)[number],
    ];
    expect(shown.besides).toMatchObject({ function: expect.any(String), matter: { code: expect.any(String) } });
    expect(payload.besides).toEqual(shown.besides);
    expect(payload.alternatives).toEqual(shown.alternatives);
    expect(shown.alternatives.every(({ reason }) => reason !== undefined)).toBe(true);
  });

  it('says which bureau the message complains about, but not to its people', async () => {
    const event = submitted({ subject: '', body: '投诉项城市城市管理局工作人员收钱办事，态度恶劣，索要好处费。' });
    await routing.decide([event]);
    const meant = '411681-urban-management';
    const shown = await routing.showDecision.show(event.payload.caseNumber, supervisor);
    expect(shown.about).toEqual([expect.objectContaining({ id: meant })]);
    const readAt = (bureauId: string) =>
      routing.showDecision.show(event.payload.caseNumber, { ...supervisor, bureauId });
    await expect(readAt(meant)).rejects.toMatchObject({ kind: 'forbidden' });
    expect((await readAt(labourInspection.id)).about).toEqual(shown.about);
  });

  it('holds no word of the writer', async () => {
    const event = submitted({ body: '项城市工地拖欠工资，我是王小明，电话13900001111。' });
    await routing.decide([event]);
    const rows = await routing.dataSource.query<object[]>('select * from decision where case_id = $1', [
      event.payload.caseId,
    ]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/王小明|1390000/);
  });

  it('is made with the location, of which nothing is kept or passed on', async () => {
    const location = { latitude: 33.47123, longitude: 114.88456 };
    const event = submitted({ body: '工地拖欠我一年工资，将近五万元。', regionHint: '411600', location });
    await routing.decide([event]);
    const [{ kept }] = await routing.dataSource.query<[{ kept: string }]>(
      `select concat((select json_agg(d) from decision d), (select json_agg(m) from decided_message m),
                     (select json_agg(v) from voice v), (select json_agg(o) from outbox o)) as kept`,
    );
    expect(kept).toContain('所附定位在项城市附近');
    expect(kept).not.toMatch(/33\.47|114\.88/);
  });

  it.each(['20261123-9999999-0', 'nonsense', ''])('is not found for a number that nobody has: %s', async (text) => {
    await expect(routing.showDecision.show(text, supervisor)).rejects.toMatchObject({
      kind: 'not-found',
      code: 'decision-not-found',
    });
  });
});
