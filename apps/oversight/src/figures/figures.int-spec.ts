import fc from 'fast-check';
import { anyArrivals, anyHistory } from '../../test/any-history.ts';
import { feed } from '../../test/feed.ts';
import { countsByStanding, figuresOf } from '../../test/figures-of.ts';
import { oversightDatabase, type OversightDatabase } from '../../test/oversight-database.ts';
import { knownCases } from '../known-cases/domain/known-case.ts';
import { standingOf } from './domain/standing.ts';
import { ListFigures } from './list-figures.ts';

let database: OversightDatabase;
beforeEach(async () => {
  database = await oversightDatabase();
});
afterEach(() => database.drop());

const whole = { region: '410000', groupBy: 'bureau', limit: 200 } as const;

const batchesOf = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

describe('the figures', () => {
  it('are what the steps say, in whatever batches and order they come', async () => {
    await fc.assert(
      fc.asyncProperty(anyArrivals, fc.integer({ min: 1, max: 5 }), async (steps, size) => {
        for (const batch of batchesOf(steps, size)) await feed(database.dataSource, batch);
        const { standings, counts } = await figuresOf(database.dataSource);
        expect(counts).toEqual(await countsByStanding(database.dataSource));
        for (const { id, known } of knownCases(steps)) {
          const row = standings.find(({ case_id }) => case_id === id);
          expect(row?.standing).toEqual(standingOf(known));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('are right when two instances count the same busy bureaus at once', async () => {
    const histories = fc.sample(anyHistory, 60);
    const halves = [histories.slice(0, 30), histories.slice(30)];
    await Promise.all(
      halves.map(async (half) => {
        for (const batch of batchesOf(half.flat(), 7)) await feed(database.dataSource, batch);
      }),
    );
    const { standings, counts } = await figuresOf(database.dataSource);
    expect(standings).toHaveLength(60);
    expect(counts).toEqual(await countsByStanding(database.dataSource));
  });

  it('are right when steps of one case are applied at the same moment', async () => {
    const histories = fc.sample(anyHistory, 20);
    for (const steps of histories) await Promise.all(steps.map((step) => feed(database.dataSource, [step])));
    const { counts } = await figuresOf(database.dataSource);
    expect(counts).toEqual(await countsByStanding(database.dataSource));
  });

  it('of a region hold those of all regions below it, and no others', async () => {
    const { dataSource } = database;
    await feed(dataSource, fc.sample(anyHistory, 40).flat());
    const { counts } = await figuresOf(dataSource);
    const listFigures = new ListFigures(dataSource);
    for (const [region, prefix] of [
      ['411600', '4116'],
      ['411681', '411681'],
      ['410000', '41'],
    ] as const) {
      const { total } = await listFigures.execute({ region, groupBy: 'bureau', limit: 1 });
      const expected = counts.filter(({ region_code: code }) => {
        return code.startsWith(prefix) || (region === '410000' && code === '');
      });
      expect(total).toBe(expected.reduce((sum, { count }) => sum + count, 0));
    }
  });

  it('say how many cases of each status a bureau has, and which cases no bureau has', async () => {
    const { dataSource } = database;
    const histories = fc.sample(anyHistory, 40);
    await feed(dataSource, histories.flat());
    const { groups, total, byStatus } = await new ListFigures(dataSource).execute(whole);
    const standings = knownCases(histories.flat()).map(({ known }) => standingOf(known)!);
    expect(total).toBe(40);
    for (const { key, byStatus: inGroup } of groups) {
      const members = standings.filter(({ bureauId }) => bureauId === key);
      for (const [status, count] of Object.entries(inGroup)) {
        expect(members.filter((standing) => standing.status === status)).toHaveLength(count);
      }
    }
    expect(Object.values(byStatus ?? {}).reduce((sum, count) => sum + count, 0)).toBe(40);
  });

  it.each(['bureau', 'region', 'status'] as const)(
    'by %s are told a page at a time, and each group once',
    async (groupBy) => {
      const { dataSource } = database;
      await feed(dataSource, fc.sample(anyHistory, 40).flat());
      const listFigures = new ListFigures(dataSource);
      const { groups, total, next } = await listFigures.execute({ ...whole, groupBy });
      expect(next).toBeUndefined();
      expect(groups.length).toBeGreaterThan(1);
      expect(groups.reduce((sum, group) => sum + group.total, 0)).toBe(total);
      const pages = [await listFigures.execute({ ...whole, groupBy, limit: 1 })];
      for (let after = pages[0]?.next; after !== undefined; after = pages.at(-1)?.next)
        pages.push(await listFigures.execute({ ...whole, groupBy, limit: 1, after }));
      expect(pages.flatMap((page) => page.groups)).toEqual(groups);
      expect(pages.map((page) => page.total)).toEqual([total, ...pages.slice(1).map(() => undefined)]);
    },
  );
});
