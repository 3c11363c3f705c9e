import { messagingMigrations } from '#messaging';
import { CaseOutbox, Clock } from '#platform';
import { serviceDatabase, type ServiceDatabase } from '#testing';
import { v7 } from 'uuid';
import { gongyiHousing } from '../../test/people.ts';
import { oversightMigrations } from '../migrations/index.ts';
import { dueReminders, RaiseReminders, remindersAtOnce } from './raise-reminders.ts';
import { remindNoMore, remindOf } from './reminder-table.ts';

const day = 86_400_000;

describe('Reminders that are due', () => {
  let database: ServiceDatabase;
  let reminders: RaiseReminders;
  beforeEach(async () => {
    const migrations = [...messagingMigrations, ...oversightMigrations];
    database = await serviceDatabase('oversight', { migrations });
    const { dataSource } = database;
    reminders = new RaiseReminders(dataSource, new Clock(dataSource), new CaseOutbox('oversight'));
  });
  afterEach(() => database.drop());

  const due = (id: string, dueAt: Date) => ({ of: 'instruction', id, dueAt, bureau: gongyiHousing }) as const;
  const announced = async () => {
    const rows = await database.dataSource.query<{ payload: { id: string; step: string } }[]>(
      'select value::json as payload from outbox order by id',
    );
    return rows.map(({ payload: { id, step } }) => `${id} ${step}`);
  };

  it('are raised once each by however many instances, also all those of a time in which none ran', async () => {
    const [asked, now] = [new Date(Date.now() - 40 * day), new Date()];
    const ids = Array.from({ length: remindersAtOnce + 100 }, () => v7());
    const overdue = ids.map((id) => due(id, new Date(now.getTime() - day)));
    await remindOf(database.dataSource.manager, overdue, asked);
    while ((await Promise.all([reminders.round(), reminders.round(), reminders.round()])).some((raised) => raised > 0));
    const expected = ids.flatMap((id) => [`${id} before`, `${id} due`]);
    expect((await announced()).toSorted()).toEqual(expected.toSorted());
  });

  it('are announced in the transaction in which they go: where that fails, they are raised later', async () => {
    const id = v7();
    await remindOf(database.dataSource.manager, [due(id, new Date(Date.now() - day))], new Date(Date.now() - 9 * day));
    await database.dataSource.query('alter table outbox rename to outbox_away');
    await expect(reminders.round()).rejects.toThrow();
    await database.dataSource.query('alter table outbox_away rename to outbox');
    await reminders.round();
    expect(await announced()).toHaveLength(2);
  });

  it('are not those that nobody waits for any more, of one bureau or of all', async () => {
    const [id, later] = [v7(), new Date(Date.now() - day)];
    const other = { ...due(id, later), bureau: { ...gongyiHousing, id: '410181-finance' } };
    const { manager } = database.dataSource;
    await remindOf(manager, [due(id, later), other], new Date(Date.now() - 9 * day));
    await remindNoMore(manager, 'instruction', id, [gongyiHousing.id]);
    await reminders.round();
    expect(await announced()).toHaveLength(2);
    await remindOf(manager, [due(id, later), other], new Date(Date.now() - 9 * day));
    await remindNoMore(manager, 'instruction', id);
    await reminders.round();
    expect(await announced()).toHaveLength(2);
  });

  it('are found along an index, however many are not due yet', async () => {
    await database.dataSource.query(
      `insert into reminder (of, id, bureau_id, step, raise_at, due_at)
       select 'instruction', gen_random_uuid(), '', 'due', now() + n * interval '1 hour', now() from generate_series(1, 20000) as n`,
    );
    await database.dataSource.query('analyze reminder');
    const plan = await database.dataSource.query<object[]>(`explain ${dueReminders}`, [new Date(), 500]);
    const lines = plan.map((row) => String(Object.values(row)[0])).join('\n');
    expect(lines).toContain('reminder_due');
    expect(lines).not.toMatch(/Seq Scan|Sort/);
  });
});
