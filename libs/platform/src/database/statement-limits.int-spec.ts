import type { DataSource, QueryRunner } from 'typeorm';
import { isTransient } from '#messaging';
import { eventually, testDatabase, type TestDatabase } from '#testing';
import { Wire } from '../../test/wire.ts';
import type { ServiceDefinition } from '../service-definition.ts';
import { createDataSource } from './create-data-source.ts';
import { usualLimits, withoutLimits } from './statement-limits.ts';

const definition: ServiceDefinition = {
  name: 'intake',
  description: 'Letters',
  module: class {},
  entities: [],
  migrations: [],
  consumes: false,
};
const long = 20_000;

describe('the limits of statements', () => {
  let database: TestDatabase;
  let wire: Wire;
  const ends: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    database = await testDatabase();
    const { hostname, port } = new URL(database.urlFor('intake'));
    wire = await Wire.to(hostname, Number(port));
  });
  afterEach(async () => {
    await wire.remove();
    for (const end of ends.splice(0).reverse()) await end();
    await database.drop();
  });

  /** Connected through the wire; what the test does not limit may take long. */
  const connected = async (limits: Partial<typeof usualLimits>): Promise<DataSource> => {
    const url = Object.assign(new URL(database.urlFor('intake')), { hostname: '127.0.0.1', port: String(wire.port) });
    const config = { databaseUrl: url.href, databasePoolSize: 4 };
    const wide = { lock: long, statement: long, idleTransaction: long, silence: long };
    const dataSource = await createDataSource(definition, config, { ...usualLimits, ...wide, ...limits }).initialize();
    ends.push(() => dataSource.destroy());
    return dataSource;
  };
  /** A transaction that has taken charge of an event and is not heard of any more. */
  const holding = async (dataSource: DataSource): Promise<QueryRunner> => {
    await dataSource.query('create table if not exists inbox (event_id integer primary key)');
    const runner = dataSource.createQueryRunner();
    ends.push(() => runner.release());
    await runner.startTransaction();
    await runner.query('insert into inbox values (1)');
    return runner;
  };
  const takeCharge = (dataSource: DataSource) =>
    dataSource.query('insert into inbox values (1) on conflict do nothing');
  const failureOf = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: unknown) => error as Error,
    );

  it('blame nothing for having waited for what another transaction holds', async () => {
    const dataSource = await connected({ lock: 200, statement: 5_000 });
    const holder = await holding(dataSource);
    const failure = await failureOf(takeCharge(dataSource));
    expect([failure?.message, isTransient(failure)]).toEqual(['canceling statement due to lock timeout', true]);
    await holder.rollbackTransaction();
    await takeCharge(dataSource);
  });

  it('blame a statement that runs for too long', async () => {
    const dataSource = await connected({ statement: 200 });
    const failure = await failureOf(dataSource.query('select pg_sleep(15)'));
    expect([failure?.message, isTransient(failure)]).toEqual(['canceling statement due to statement timeout', false]);
  });

  it('give others what a transaction holds that nothing is heard of', async () => {
    const dataSource = await connected({ idleTransaction: 300 });
    const holder = await holding(dataSource);
    await takeCharge(dataSource);
    await eventually(() => holder.isReleased);
    expect(isTransient(await failureOf(holder.query('select 1')))).toBe(true);
  });

  it('break off a connection on which nothing is answered, and another one is used', async () => {
    const dataSource = await connected({ silence: 500 });
    await dataSource.query('select 1');
    wire.deafen();
    wire.mend();
    expect(isTransient(await failureOf(dataSource.query('select 1')))).toBe(true);
    expect(await dataSource.query('select 2 as two')).toEqual([{ two: 2 }]);
  }, 15_000);

  it('do not hold for what may take as long as it takes, and hold again after it', async () => {
    const dataSource = await connected({ statement: 200, silence: 400 });
    await withoutLimits(dataSource, (runner) => runner.query('select pg_sleep(1)'));
    expect(await failureOf(dataSource.query('select pg_sleep(15)'))).toMatchObject({ code: '57014' });
  });
});
