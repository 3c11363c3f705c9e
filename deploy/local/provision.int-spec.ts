import { Client } from 'pg';
import { shiftClock, testDatabase, type TestDatabase } from '#testing';
import { provision } from './provision.ts';

let database: TestDatabase;
let intake: Client;
let department: Client;

beforeAll(async () => {
  database = await testDatabase();
  [intake, department] = (['intake', 'department'] as const).map(
    (service) => new Client({ connectionString: database.urlFor(service) }),
  ) as [Client, Client];
  await Promise.all([intake.connect(), department.connect()]);
  await intake.query('CREATE TABLE message (id int)');
});

afterAll(async () => {
  await Promise.all([intake.end(), department.end()]);
  await database.drop();
});

describe('provisioning', () => {
  it('puts what a service creates into its own schema', async () => {
    const { rows } = await intake.query(
      "SELECT table_schema FROM information_schema.tables WHERE table_name = 'message'",
    );
    expect(rows).toEqual([{ table_schema: 'intake' }]);
  });

  it('lets no service read another service’s tables', async () => {
    await expect(department.query('SELECT * FROM intake.message')).rejects.toThrow(
      'permission denied for schema intake',
    );
  });

  it('lets no service create tables outside its schema', async () => {
    await expect(department.query('CREATE TABLE intake.intruder (id int)')).rejects.toThrow('permission denied');
    await expect(department.query('CREATE TABLE public.intruder (id int)')).rejects.toThrow('permission denied');
  });

  it('can be repeated by several processes at once, and keeps what is there', async () => {
    await Promise.all([1, 2, 3].map(() => provision(database.adminUrl)));
    await expect(intake.query('SELECT * FROM message')).resolves.toMatchObject({ rowCount: 0 });
  });
});

describe('the one clock', () => {
  const secondsAhead = async (client: Client) => {
    const { rows } = await client.query<{ ahead: number }>(
      'SELECT extract(epoch FROM platform.now() - clock_timestamp())::float AS ahead',
    );
    return Math.round(Math.abs(rows[0]!.ahead));
  };

  it('is the database’s time, and a shift moves it for all services together', async () => {
    expect(await secondsAhead(intake)).toBe(0);
    await shiftClock(database.adminUrl, '2 days');
    expect(await secondsAhead(intake)).toBe(172_800);
    expect(await secondsAhead(department)).toBe(172_800);
  });

  it('cannot be moved by a service', async () => {
    await expect(intake.query("UPDATE platform.clock SET shift = '1 day'")).rejects.toThrow('permission denied');
  });
});
