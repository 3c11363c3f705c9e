import fc from 'fast-check';
import { anyHistory } from '../../test/any-history.ts';
import { eventOf, feed } from '../../test/feed.ts';
import { oversightDatabase, type OversightDatabase } from '../../test/oversight-database.ts';
import { ArchiveEvents } from './archive-events.ts';
import { archivedEvents } from './archived-events.ts';
import { archiveMonths } from './archive-months.ts';
import { ensureMonths } from '#platform';
import { BatchContext } from '#messaging';

let database: OversightDatabase;
beforeEach(async () => {
  database = await oversightDatabase();
});
afterEach(() => database.drop());

const november = new Date('2026-11-15T00:00:00Z');
const rowsOf = async (table: string): Promise<number> => {
  const [row] = await database.dataSource.query<[{ rows: number }]>(
    `SELECT count(*)::integer AS rows FROM ONLY ${table}`,
  );
  return row.rows;
};

describe('the event archive', () => {
  it('keeps an event with its envelope as it came', async () => {
    const event = eventOf(fc.sample(anyHistory, 1)[0]![0]!);
    const { manager } = database.dataSource;
    await new ArchiveEvents().execute([event], new BatchContext([manager, november]));
    const [row] = await database.dataSource.query<Record<string, unknown>[]>('SELECT * FROM event_archive');
    expect(row).toEqual({
      event_time: event.time,
      event_id: event.id,
      event_type: event.type,
      source: event.source,
      subject: event.subject,
      event_key: event.key,
      correlation_id: event.correlationId,
      causation_id: null,
      traceparent: null,
      payload: JSON.parse(JSON.stringify(event.payload)) as unknown,
      archived_at: november,
    });
  });

  it('puts an event into the partition of its month', async () => {
    await ensureMonths(database.dataSource, archiveMonths, november);
    await feed(database.dataSource, fc.sample(anyHistory, 5).flat());
    expect(await rowsOf('event_archive_2026_11')).toBeGreaterThanOrEqual(5);
    expect(await rowsOf('event_archive_default')).toBe(0);
  });

  it('takes an event of a month without a partition, and moves it when the partition is made', async () => {
    await feed(database.dataSource, fc.sample(anyHistory, 5).flat());
    const stray = await rowsOf('event_archive_default');
    expect(stray).toBeGreaterThanOrEqual(5);
    await ensureMonths(database.dataSource, archiveMonths, new Date('2027-06-01T00:00:00Z'));
    expect(await rowsOf('event_archive_default')).toBe(0);
    expect(await rowsOf('event_archive_2026_11')).toBe(stray);
  });

  it('lets several instances prepare the months at once', async () => {
    await Promise.all(Array.from({ length: 4 }, () => ensureMonths(database.dataSource, archiveMonths, november)));
    expect(await rowsOf('event_archive_2027_01')).toBe(0);
  });

  it('is read whole and in order, whatever the size of a page', async () => {
    await ensureMonths(database.dataSource, archiveMonths, november);
    const steps = fc.sample(anyHistory, 8).flat();
    await feed(database.dataSource, steps);
    const read: unknown[] = [];
    for await (const page of archivedEvents(
      database.dataSource,
      steps.map(({ type }) => type),
      3,
    ))
      read.push(...page);
    expect(read).toHaveLength(steps.length);
  });
});
