import { fewSamples } from '../../test/few-samples.ts';
import { routingDatabase, submitted } from '../../test/routing-database.ts';
import { catalogue, knowledge } from '../../test/routing-under-test.ts';
import { decide } from '../deciding/domain/decide.ts';
import { learnFrom } from '../deciding/domain/knowledge.ts';
import { withPolicies } from './domain/drafts.ts';
import { learnAnew } from '../learning/train-on-corrections.ts';
import { keepReader, putToWork } from '../learning/reader-table.ts';
import { type Drafts, presentAndChanged } from './present-and-changed.ts';
import { replayPastCases } from './replay-past-cases.ts';

type RoutingDatabase = Awaited<ReturnType<typeof routingDatabase>>;

const since = new Date('2026-01-01T00:00:00Z');
/** As if the lamps of the streets were given to the electricity company. */
const changedCatalogue = {
  ...fewSamples,
  matters: fewSamples.matters.map((matter) =>
    matter.code === 'street-lamps' ? { ...matter, function: 'electricity' } : matter,
  ),
};

describe('a change that is replayed over past cases', () => {
  let routing: RoutingDatabase;
  beforeEach(async () => {
    routing = await routingDatabase();
    const lamps = { subject: '路灯不亮', body: '项城市莲花大道的路灯坏了半个月，晚上一片黑，请维修路灯。' };
    await routing.decide([
      submitted(),
      submitted(lamps),
      submitted({ ...lamps, submittedAt: '2025-12-01T00:00:00.000Z' }),
    ]);
  });
  afterEach(() => routing.close());

  const replay = (changed = knowledge) => replayPastCases(routing.dataSource.manager, since, knowledge, changed);

  it('moves nothing where nothing changes', async () => {
    expect(await replay()).toMatchObject({ cases: 2, moved: 0, examples: [], load: [] });
  });

  it('tells which cases would move, and whose load would change', async () => {
    const reader = await learnAnew(routing.dataSource.manager, changedCatalogue, knowledge.reader);
    const summary = await replay(learnFrom(changedCatalogue, reader));
    expect(summary).toMatchObject({ cases: 2, moved: 1 });
    expect(summary.examples).toEqual([expect.objectContaining({ from: '项城市城市管理局' })]);
    expect(summary.load).toContainEqual({ bureau: '项城市城市管理局', present: 1, changed: 0 });
    expect(summary.present.alone).toBe(2);
  }, 300_000);

  it('tells how many cases a changed policy would give to a person', async () => {
    const { reader } = knowledge;
    const reserved = withPolicies(catalogue, [{ function: 'municipal-works', decides: 'person' }]);
    const summary = await replay(learnFrom(reserved, reader));
    expect(summary).toMatchObject({ cases: 2, moved: 1, present: { alone: 2 }, changed: { alone: 1 } });
    expect(summary.examples).toEqual([expect.objectContaining({ from: '项城市城市管理局', to: '人工研判' })]);
  });

  it('expects what a bureau sent back, naming whose it is, to come back from there again', async () => {
    const before = await replay();
    await routing.dataSource.query(sendBack, ['411681-urban-management', '411681-electric-power']);
    const { present } = await replay();
    expect(before.present).toMatchObject({ returnedBefore: 0 });
    expect(present.returnedBefore).toBe(1);
    expect(present.expectedReturns).toBeGreaterThan(before.present.expectedReturns);
    const reserved = withPolicies(catalogue, [{ function: 'municipal-works', decides: 'person' }]);
    const { changed } = await replay(learnFrom(reserved, knowledge.reader));
    expect(changed.returnedBefore).toBe(0);
    expect(changed.expectedReturns).toBeLessThan(present.expectedReturns);
  });

  describe('by what the service goes by', () => {
    const nothing: Drafts = { matters: [], policies: [], rulings: [] };
    const compared = (drafts: Partial<Drafts>) =>
      presentAndChanged(routing.dataSource.manager, fewSamples, { ...nothing, ...drafts });

    beforeEach(async () => {
      const { manager } = routing.dataSource;
      const { reader } = knowledge;
      const learntFrom = { samples: 1, corrections: 0, lastPrecedent: '0', catalogueVersion: 0 };
      await keepReader(manager, reader, learntFrom, since);
      await putToWork(manager, reader.version);
    });

    it('knows the places that people taught', async () => {
      await routing.dataSource.query(placeLearnt);
      const { present, changed } = await compared({});
      const question = { channel: 'hotline' as const, subject: '', body: '翰林苑小区的路灯不亮，请维修。', month: 4 };
      for (const known of [present, changed])
        expect(decide({ ...question, regionHint: '411600' }, known).jurisdiction?.code).toBe('411681');
    });

    it('moves what a ruling would give to another bureau', async () => {
      const ruling = { matter: 'street-lamps', region: '411681', bureau: '411681-electric-power' };
      const { present, changed } = await compared({ rulings: [ruling] });
      const summary = await replayPastCases(routing.dataSource.manager, since, present, changed);
      expect(summary).toMatchObject({ cases: 2, moved: 1 });
      expect(summary.examples).toEqual([expect.objectContaining({ from: '项城市城市管理局', to: '项城市供电公司' })]);
    });

    it('has both sides learn from the same corrections where a matter is drafted', async () => {
      const drafted = { code: 'drone-noise', name: '无人机扰民', phrases: ['无人机'] };
      const { present, changed } = await compared({ matters: [drafted] });
      const reader = await learnAnew(routing.dataSource.manager, fewSamples, knowledge.reader);
      expect(present.reader.version).toBe(reader.version);
      expect(changed.reader.version).not.toBe(present.reader.version);
    }, 300_000);
  });

  it('announces nothing and keeps nothing', async () => {
    const before = await routing.announced();
    await replay();
    expect(await routing.announced()).toEqual(before);
  });
});

const placeLearnt = `
  insert into learnt_place (id, name, city_code, standing, region_codes, learnt_at)
  values (gen_random_uuid(), '翰林苑小区', '411600', 'known', '{411681}', now())`;

/** Every case that was decided to go to the one was sent back by it as the other's. */
const sendBack = `
  insert into precedent (case_id, case_version, source, bureau_id, proposed_id, decided_at)
  select case_id, 3, 'returned', $1::text, $2, now() from decision where decision -> 'lead' ->> 'id' = $1`;
