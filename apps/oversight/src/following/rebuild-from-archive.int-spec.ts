import fc from 'fast-check';
import { Client } from 'pg';
import { anyTales } from '../../test/any-events.ts';
import { anyHistory } from '../../test/any-history.ts';
import { bureausPublished } from '../../test/escalation-events.ts';
import { feed } from '../../test/feed.ts';
import { countsByStanding, figuresOf, tablesOf } from '../../test/figures-of.ts';
import { BatchContext } from '#messaging';
import { eventually } from '#testing';
import type { DataSource } from 'typeorm';
import { oversightDatabase, type OversightDatabase } from '../../test/oversight-database.ts';
import { ArchiveEvents } from '../archive/archive-events.ts';
import { followDirectory } from '../directory/follow-directory.ts';
import { keepNames } from '../indicators/keep-names.ts';
import { ListRates } from '../indicators/list-rates.ts';
import { ReadCells } from '../indicators/read-cells.ts';
import { openGeneration, promoteGeneration } from '../known-cases/generations.ts';
import { lockKnownCase } from '../known-cases/known-case-table.ts';
import { rebuildFromArchive } from './rebuild-from-archive.ts';

let database: OversightDatabase;
beforeEach(async () => {
  database = await oversightDatabase();
});
afterEach(() => database.drop());

/** Bureaus as routing announces them. */
const directory = (ids: readonly string[], version: number) =>
  bureausPublished(ids.map((id) => ({ id, version, name: id, regionCode: '411681', functions: [], officeHours: [] })));

/** Another transaction, which is never the one that a deadlock ends: it is too patient to look for one. */
class Rival {
  private constructor(private readonly client: Client) {}

  static async begin({ adminUrl }: OversightDatabase): Promise<Rival> {
    const client = new Client({ connectionString: adminUrl });
    await client.connect();
    await client.query(`SET deadlock_timeout = '10min'`);
    await client.query('BEGIN');
    return new Rival(client);
  }

  /** Holds a bureau until the end; waits for whoever holds it. */
  async hold(bureauId: string): Promise<void> {
    await this.client.query('SELECT FROM oversight.bureau WHERE id = $1 FOR UPDATE', [bureauId]);
  }

  async end(): Promise<void> {
    await this.client.query('COMMIT');
  }

  stop(): Promise<void> {
    return this.client.end();
  }
}

/** How many transactions wait for another one to end. */
async function waiting(dataSource: DataSource): Promise<number> {
  const rows = await dataSource.query<unknown[]>(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0`,
  );
  return rows.length;
}

async function somebodyWaits(dataSource: DataSource): Promise<boolean> {
  const waiting = await dataSource.query<unknown[]>(
    `SELECT FROM pg_locks WHERE NOT granted AND relation = 'figure_generation'::regclass`,
  );
  return waiting.length > 0;
}

describe('a rebuild of the figures from the archive', () => {
  it('comes, byte for byte, to the tables that the events made as they came', async () => {
    await fc.assert(
      fc.asyncProperty(anyTales, fc.integer({ min: 3, max: 12 }), async (events, size) => {
        for (let at = 0; at < events.length; at += size) await feed(database.dataSource, events.slice(at, at + size));
        const incremental = await tablesOf(database.dataSource);
        await rebuildFromArchive(database.dataSource, size);
        expect(await tablesOf(database.dataSource)).toEqual(incremental);
      }),
      { numRuns: 8 },
    );
  });

  it('keeps the name that the directory gave last, whatever cases mention afterwards', async () => {
    const { dataSource } = database;
    const { manager } = dataSource;
    const [current] = await dataSource.query<[{ id: number }]>('SELECT id FROM figure_generation');
    const bureau = { what: 'bureau', code: '411681-urban-management' } as const;
    for (const [version, name] of [
      [2, '城市管理局'],
      [0, '龙湖执法队'],
      [1, '城市管理执法局'],
    ] as const)
      await keepNames(manager, current.id, [{ ...bureau, version, name }]);
    expect(await dataSource.query('SELECT name FROM figure_name')).toEqual([{ name: '城市管理局' }]);
  });

  it('mends figures that went wrong', async () => {
    const { dataSource } = database;
    await feed(dataSource, fc.sample(anyHistory, 20).flat());
    const right = await tablesOf(dataSource);
    await dataSource.query('UPDATE case_count SET count = count + 5');
    await dataSource.query('UPDATE figure_cell SET submitted = submitted + 1');
    await dataSource.query(`UPDATE known_case SET known = '{"steps": {}}', status = 'closed'`);
    await rebuildFromArchive(dataSource);
    expect(await tablesOf(dataSource)).toEqual(right);
  });

  it('counts which bureaus had a case where a release before did not, until when no rate of it is above one', async () => {
    const { dataSource } = database;
    await feed(dataSource, fc.sample(anyHistory, 60).flat());
    const span = { region: '410000', from: '2026-11-01', until: '2026-11-30', times: 'false', limit: 200 } as const;
    const rates = async () => {
      const { total, groups } = await new ListRates(new ReadCells(dataSource)).execute({ ...span, groupBy: 'bureau' });
      return [total!, ...groups].map(({ raw }) => raw.rates);
    };
    const [right, counted] = [await tablesOf(dataSource), await rates()];
    expect(counted[0]?.return).toMatchObject({ share: expect.any(Number) as number });
    await dataSource.query('UPDATE figure_cell SET had = NULL');
    expect(await rates()).toEqual(counted.map(({ return: _, ...others }) => others));
    await dataSource.query('UPDATE figure_cell SET had = 1 WHERE returned > 1');
    expect(await rates()).toEqual(counted.map(({ return: _, ...others }) => others));
    await rebuildFromArchive(dataSource);
    expect(await tablesOf(dataSource)).toEqual(right);
    expect(await rates()).toEqual(counted);
  });

  it('misses no event that comes while it runs', async () => {
    const { dataSource } = database;
    await feed(dataSource, fc.sample(anyHistory, 100).flat());
    const later = fc.sample(anyHistory, 60);
    const keepComing = (async () => {
      for (const history of later) await feed(dataSource, history);
    })();
    await Promise.all([rebuildFromArchive(dataSource, 10), keepComing]);
    const live = await figuresOf(dataSource);
    expect(live.standings).toHaveLength(160);
    expect(live.counts).toEqual(await countsByStanding(dataSource));
    const tables = await tablesOf(dataSource);
    await rebuildFromArchive(dataSource);
    expect(await tablesOf(dataSource)).toEqual(tables);
  });

  it('lets events that come while it runs move the figures that it is making', async () => {
    const { dataSource } = database;
    const generation = await openGeneration(dataSource);
    await feed(dataSource, fc.sample(anyHistory, 5).flat());
    const made = await dataSource.query<unknown[]>('SELECT FROM known_case WHERE generation = $1', [generation]);
    expect(made).toHaveLength(5);
  });

  it('waits for the batches that were under way when it began', async () => {
    const { dataSource } = database;
    const steps = fc.sample(anyHistory, 5).flat();
    let rebuilding: Promise<unknown> = Promise.resolve();
    let isDone = false;
    await feed(dataSource, steps, async () => {
      rebuilding = rebuildFromArchive(dataSource).finally(() => (isDone = true));
      await eventually(async () => isDone || (await somebodyWaits(dataSource)));
    });
    await rebuilding;
    expect((await figuresOf(dataSource)).standings).toHaveLength(5);
  });

  it('waits for whoever is acting on a case, so that what he holds stays the case', async () => {
    const { dataSource } = database;
    const [first, ...rest] = fc.sample(anyHistory, 5).flat();
    await feed(dataSource, [first!, ...rest]);
    let rebuilding: Promise<unknown> = Promise.resolve();
    let isDone = false;
    await dataSource.transaction(async (manager) => {
      await lockKnownCase(manager, first!.payload.caseNumber);
      rebuilding = rebuildFromArchive(dataSource).finally(() => (isDone = true));
      await eventually(async () => isDone || (await somebodyWaits(dataSource)));
      expect(isDone).toBe(false);
    });
    await rebuilding;
  });

  it('applies a page again that a deadlock has ended, and goes on', async () => {
    const { dataSource } = database;
    const [first, second, third] = ['411681-a', '411681-b', '411681-c'] as const;
    await dataSource.transaction((manager) => followDirectory(manager, [directory([first, second, third], 1)]));
    await feed(dataSource, fc.sample(anyHistory, 5).flat());
    await dataSource.transaction((manager) =>
      new ArchiveEvents().execute([directory([first, second, third], 2)], new BatchContext([manager, new Date()])),
    );
    const [rival, doorkeeper] = [await Rival.begin(database), await Rival.begin(database)];
    try {
      await rival.hold(third);
      await doorkeeper.hold(second);
      const rebuilding = rebuildFromArchive(dataSource);
      await eventually(async () => (await waiting(dataSource)) === 1);
      const held = rival.hold(first);
      await eventually(async () => (await waiting(dataSource)) === 2);
      // The page has the first bureau, which the rival waits for, and now goes on to the third one, which the rival has.
      await doorkeeper.end();
      await held;
      await rival.end();
      await rebuilding;
    } finally {
      await Promise.all([rival.stop(), doorkeeper.stop()]);
    }
    const known = await dataSource.query<object[]>('SELECT id, version FROM bureau ORDER BY id');
    expect(known).toEqual([first, second, third].map((id) => ({ id, version: 2 })));
    expect((await figuresOf(dataSource)).standings).toHaveLength(5);
  });

  it('starts again where an earlier one was killed', async () => {
    const { dataSource } = database;
    await feed(dataSource, fc.sample(anyHistory, 10).flat());
    await openGeneration(dataSource);
    await feed(dataSource, fc.sample(anyHistory, 10).flat());
    const live = await figuresOf(dataSource);
    await rebuildFromArchive(dataSource);
    expect(await figuresOf(dataSource)).toEqual(live);
    const left = await dataSource.query('SELECT DISTINCT generation FROM known_case');
    expect(left).toHaveLength(1);
  });

  it('keeps the current generation where the one that was built is gone', async () => {
    const { dataSource } = database;
    await feed(dataSource, fc.sample(anyHistory, 5).flat());
    const live = await figuresOf(dataSource);
    const gone = await openGeneration(dataSource);
    await openGeneration(dataSource);
    await expect(promoteGeneration(dataSource, gone)).rejects.toThrow('not there any more');
    expect(await figuresOf(dataSource)).toEqual(live);
  });

  it('refuses to run twice at once', async () => {
    await feed(database.dataSource, fc.sample(anyHistory, 20).flat());
    const outcomes = await Promise.allSettled([
      rebuildFromArchive(database.dataSource, 1),
      rebuildFromArchive(database.dataSource, 1),
    ]);
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toEqual([
      expect.objectContaining({ reason: expect.objectContaining({ code: 'rebuild-running' }) }),
    ]);
  });
});
