import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { ensureMonths, type MonthlyTable } from '#platform';
import { eventually, serviceDatabase, type ServiceDatabase } from '#testing';

const letters: MonthlyTable = { table: 'letter', column: 'id', by: 'id' };
const november = new Date('2026-11-15T00:00:00Z');
const made = (time: string) => uuidv7({ msecs: Date.parse(time) });

describe('a table that is partitioned by the month of its ids', () => {
  let database: ServiceDatabase;

  beforeEach(async () => {
    database = await serviceDatabase('intake', {});
    await database.dataSource.query('create table letter (id uuid primary key, text text) partition by range (id)');
    await database.dataSource.query('create table letter_default partition of letter default');
  });
  afterEach(() => database.drop());

  const write = (...ids: string[]) =>
    database.dataSource.query('insert into letter (id) select * from unnest($1::uuid[])', [ids]);
  const months = async () => {
    const rows = await database.dataSource.query<{ month: string; rows: number }[]>(
      'select tableoid::regclass::text as month, count(*)::int as rows from letter group by 1 order by 1',
    );
    return rows.map(({ month, rows }) => `${month}: ${rows}`);
  };

  it('has the partitions of this month and the next two, and each row lies in that of its month', async () => {
    await ensureMonths(database.dataSource, letters, november);
    await write(made('2026-11-01T00:00:00Z'), made('2026-11-30T23:59:59.999Z'), made('2026-12-01T00:00:00Z'));
    await write(made('2027-01-31T23:59:59Z'), made('2027-02-01T00:00:00Z'));
    expect(await months()).toEqual([
      'letter_2026_11: 2',
      'letter_2026_12: 1',
      'letter_2027_01: 1',
      'letter_default: 1',
    ]);
  });

  it('refuses no row of another month or without a time, and moves what has one when its partition is made', async () => {
    await write(made('2026-11-02T00:00:00Z'), made('2031-05-02T00:00:00Z'), randomUUID());
    expect(await months()).toEqual(['letter_default: 3']);
    await ensureMonths(database.dataSource, letters, november);
    expect(await months()).toEqual(['letter_2026_11: 1', 'letter_2031_05: 1', 'letter_default: 1']);
  });

  it('lets several instances prepare the months at once, and those stand that were named otherwise', async () => {
    await database.dataSource.query(`create table letter_202611 partition of letter
      for values from ('01a19467-e800-0000-0000-000000000000') to ('01a22ee6-b000-0000-0000-000000000000')`);
    await Promise.all(Array.from({ length: 4 }, () => ensureMonths(database.dataSource, letters, november)));
    await write(made('2026-11-02T00:00:00Z'), made('2026-12-02T00:00:00Z'));
    expect(await months()).toEqual(['letter_202611: 1', 'letter_2026_12: 1']);
  });

  it('takes a row that was on its way while its month was made', async () => {
    const reader = database.dataSource.createQueryRunner();
    await reader.startTransaction();
    await reader.query('select from letter_default');
    const adding = ensureMonths(database.dataSource, letters, november);
    await waiting(1);
    const writing = write(made('2026-11-02T00:00:00Z'));
    await waiting(2);
    await reader.commitTransaction();
    await reader.release();
    await Promise.all([adding, writing]);
    expect(await months()).toEqual(['letter_2026_11: 1']);
  });

  /** So many connections wait for a table of letters. */
  const waiting = (connections: number) =>
    eventually(async () => {
      const [{ count }] = await database.dataSource.query<[{ count: number }]>(
        `select count(distinct pid)::int as count from pg_locks
         where not granted and relation in ('letter'::regclass, 'letter_default'::regclass)`,
      );
      return count === connections;
    });
});
