import { v7 as uuidv7 } from 'uuid';
import { routingDatabase, submitted } from '../../test/routing-database.ts';
import { MessagesByMonth1764610000000 } from '../migrations/1764610000000-messages-by-month.ts';
import { letGoOfOldMessages } from './let-go-of-old-messages.ts';

type RoutingDatabase = Awaited<ReturnType<typeof routingDatabase>>;

const now = new Date('2026-11-29T12:00:00Z');
const retention = { messagesKeptMonths: 24, correctionsKeptMonths: 60 };

/** A message that came at noon of that day. */
function cameOn(day: string) {
  const submittedAt = `${day}T12:00:00.000Z`;
  return submitted({ caseId: uuidv7({ msecs: Date.parse(submittedAt) }), submittedAt });
}

describe('the texts of messages', () => {
  let routing: RoutingDatabase;
  beforeEach(async () => {
    routing = await routingDatabase();
  });
  afterEach(() => routing.close());

  const letGo = (when = now) => letGoOfOldMessages(routing.dataSource, when, retention);
  const partitions = async () => {
    const rows = await routing.dataSource.query<{ partition: string }[]>(
      'select tableoid::regclass::text as partition from decided_message order by case_id',
    );
    return rows.map(({ partition }) => partition.replace('decided_message_', ''));
  };

  it('lie in the partitions of their months, also those that came before there were any', async () => {
    await routing.decide([cameOn('2026-11-01'), cameOn('2024-11-01')]);
    expect(await partitions()).toEqual(['default', 'default']);
    await letGo();
    await routing.decide([cameOn('2026-12-31')]);
    expect(await partitions()).toEqual(['2024_11', '2026_11', '2026_12']);
  });

  it('are let go of after two years, save those that people decided on, which stay for five', async () => {
    const [tooOld, corrected, returned, sentOn, silent] = [
      cameOn('2021-10-31'),
      ...Array.from({ length: 4 }, () => cameOn('2024-10-31')),
    ];
    await routing.decide([tooOld, corrected!, returned!, sentOn!, silent!, cameOn('2024-11-01'), cameOn('2026-11-29')]);
    for (const [event, source, proposed] of [
      [tooOld, 'assigned', null],
      [corrected, 'assigned', null],
      [returned, 'returned', '411681-taxation'],
      [sentOn, 'returned', null],
    ] as const)
      await routing.dataSource.query(precedent, [event!.payload.caseId, source, proposed]);
    await letGo();
    expect(await partitions()).toEqual(['2024_10', '2024_10', '2024_11', '2026_11']);
    const kept = await routing.dataSource.query<{ id: string }[]>('select case_id as id from decided_message');
    expect(kept.map(({ id }) => id)).toEqual(
      expect.arrayContaining([corrected!.payload.caseId, returned!.payload.caseId]),
    );
    await letGo();
    expect(await partitions()).toHaveLength(4);
    await letGo(new Date('2030-01-01T00:00:00Z'));
    expect(await partitions()).toEqual([]);
  });

  it('can be let go of by several instances at once, while messages come', async () => {
    await routing.decide([cameOn('2024-10-31'), cameOn('2024-09-30')]);
    await Promise.all([letGo(), letGo(), routing.decide([cameOn('2026-11-29')]), letGo()]);
    expect(await partitions()).toEqual([expect.stringMatching(/2026_11|default/)]);
  });

  it('outlive the change to partitions by month, and its taking back', async () => {
    const event = cameOn('2026-11-01');
    await routing.decide([event]);
    const runner = routing.dataSource.createQueryRunner();
    await new MessagesByMonth1764610000000().down(runner);
    await new MessagesByMonth1764610000000().up(runner);
    await runner.release();
    await letGo();
    expect(await partitions()).toEqual(['2026_11']);
  });

  it('are found by the index when past messages are read in order', async () => {
    await letGo();
    const plan = await routing.dataSource.transaction(async (manager) => {
      await manager.query('set local enable_seqscan = off; set local enable_bitmapscan = off');
      return manager.query<Record<string, string>[]>(
        `explain select * from decided_message where (submitted_at, case_id) > ('2026-01-01', $1)
          order by submitted_at, case_id limit 1000`,
        ['00000000-0000-0000-0000-000000000000'],
      );
    });
    expect(JSON.stringify(plan)).toMatch(/Index Scan using decided_message_2026_11_submitted_at_case_id_idx/);
  });
});

const precedent = `
  insert into precedent (case_id, case_version, source, bureau_id, proposed_id, decided_at)
  values ($1, 3, $2, '411681-urban-management', $3, now())`;
