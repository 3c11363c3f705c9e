import { v7 } from 'uuid';
import { eventually, serviceDatabase, type ServiceDatabase } from '#testing';
import { RunningClocks1764740000000 } from './1764740000000-running-clocks.ts';
import { oversightMigrations } from './index.ts';

let database: ServiceDatabase;
beforeEach(async () => {
  const former = oversightMigrations.slice(0, oversightMigrations.indexOf(RunningClocks1764740000000));
  database = await serviceDatabase('oversight', { migrations: former });
});
afterEach(() => database.drop());

const somebodyWaits = async () => {
  const waiting = await database.dataSource.query<object[]>(
    `select from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`,
  );
  return waiting.length > 0;
};

it('takes over the clocks of whoever writes while it begins, none missed and none that has stopped', async () => {
  const { dataSource } = database;
  const [starts, stops] = [v7(), v7()];
  const put = `insert into known_case (generation, case_id, number, known, region_code, bureau_id, resolve_from, resolve_by)
    select id, $1, $2, '{"steps":{}}', '411681', '411681-taxation', '2026-11-01T00:00:00Z', '2026-11-20T00:00:00Z' from figure_generation`;
  await dataSource.query(put, [stops, 'n-1']);
  let migrated: Promise<void> = Promise.resolve();
  await dataSource.transaction(async (writer) => {
    await writer.query(put, [starts, 'n-2']);
    await writer.query('update known_case set resolve_from = null, resolve_by = null where case_id = $1', [stops]);
    migrated = dataSource.transaction(({ queryRunner }) => new RunningClocks1764740000000().up(queryRunner!));
    await eventually(somebodyWaits);
  });
  await migrated;
  expect(await dataSource.query('select case_id, resolve_from, resolve_by, bureau_id from running_clock')).toEqual([
    {
      ...{ case_id: starts, bureau_id: '411681-taxation' },
      ...{ resolve_from: `${Date.UTC(2026, 10, 1)}`, resolve_by: `${Date.UTC(2026, 10, 20)}` },
    },
  ]);
});
