import type { DataSource, QueryRunner } from 'typeorm';
import { isTransient } from '#messaging';
import { testDatabase, type TestDatabase } from '#testing';
import type { ServiceDefinition } from '../service-definition.ts';
import { createDataSource } from './create-data-source.ts';

const definition: ServiceDefinition = {
  name: 'intake',
  description: 'Letters',
  module: class {},
  entities: [],
  migrations: [],
  consumes: false,
};

describe('prepared statements', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let one: QueryRunner;
  let other: QueryRunner;

  beforeEach(async () => {
    database = await testDatabase();
    const config = { databaseUrl: database.urlFor('intake'), databasePoolSize: 3 };
    dataSource = await createDataSource(definition, config).initialize();
    await dataSource.query('create table letter (id integer primary key, text text)');
    await dataSource.query(`insert into letter values (1, 'one'), (2, 'two')`);
    one = dataSource.createQueryRunner();
    other = dataSource.createQueryRunner();
  });
  afterEach(async () => {
    await Promise.all([one.release(), other.release()]);
    await dataSource.destroy();
    await database.drop();
  });

  const read = 'select * from letter where id = $1';
  const preparedBy = async (runner: QueryRunner) => {
    const rows = (await runner.query('select statement from pg_prepared_statements')) as { statement: string }[];
    return rows.map(({ statement }) => statement);
  };
  const readOften = async (runner: QueryRunner) => {
    for (let time = 0; time < 8; time += 1) await runner.query(read, [1]);
  };

  it('are what comes again and again with parameters, on each connection', async () => {
    await readOften(one);
    await readOften(other);
    await one.query('select 1');
    await one.query(`select $1::text`, ['once']);
    expect(await preparedBy(one)).toEqual([read]);
    expect(await preparedBy(other)).toEqual([read]);
  });

  it('keep apart what differs in its text, and answer with their own parameters', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => `select id + ${index} as sum from letter where id = $1`);
    for (let time = 0; time < 4; time += 1) {
      for (const [index, text] of texts.entries()) {
        expect(await one.query(text, [2])).toEqual([{ sum: 2 + index }]);
      }
    }
    expect(await preparedBy(one)).toHaveLength(20);
  });

  it('are bounded in number, whatever is asked', async () => {
    for (let text = 0; text < 700; text += 1) await one.query(`select ${text} + $1::integer`, [1]);
    expect(await preparedBy(one)).toEqual([]);
    await readOften(one);
    expect(await preparedBy(one)).toEqual([read]);
  });

  it('that a migration gave other columns fail once, for a reason that passes, and show the new ones then', async () => {
    await readOften(one);
    await readOften(other);
    await dataSource.query(`alter table letter add column stamp text default 'red'`);
    const error: unknown = await one.query(read, [1]).catch((thrown: unknown) => thrown);
    expect(isTransient(error)).toBe(true);
    expect(await one.query(read, [1])).toEqual([{ id: 1, text: 'one', stamp: 'red' }]);
    expect(await other.query(read, [2])).toEqual([{ id: 2, text: 'two', stamp: 'red' }]);
    await readOften(other);
    expect(await other.query(read, [2])).toEqual([{ id: 2, text: 'two', stamp: 'red' }]);
  });
});
