import { testDatabase, type TestDatabase } from '#testing';
import { letters } from '../../test/letters.ts';
import { openDatabase } from '../database/open-database.ts';
import { createPlatform, type Platform } from '../platform.ts';

describe('readiness', () => {
  let database: TestDatabase;
  let platform: Platform;

  beforeEach(async () => {
    database = await testDatabase();
    const kafka = { KAFKA_BROKERS: '127.0.0.1:1', OIDC_ISSUER: 'http://127.0.0.1:1' };
    platform = createPlatform(letters, { DATABASE_URL: database.urlFor('intake'), LOG_LEVEL: 'silent', ...kafka });
    await openDatabase(platform.dataSource, platform.logger);
  });
  afterEach(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  it('is told although what waits cannot be counted at the time', async () => {
    const { dataSource, readiness } = platform;
    const holder = dataSource.createQueryRunner();
    await holder.startTransaction();
    await holder.query('lock table dead_letter in access exclusive mode');
    const counted = dataSource.query('select from dead_letter').catch(() => 'not to be counted');
    expect(await Promise.race([counted, readiness.report()])).toMatchObject({ status: 'ready', database: 'up' });
    await holder.rollbackTransaction();
    await holder.release();
    expect(await counted).toEqual([]);
  });
});
