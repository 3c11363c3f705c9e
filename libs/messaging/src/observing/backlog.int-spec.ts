import { MessagingUnderTest } from '../../test/messaging-under-test.ts';
import { Backlog } from './backlog.ts';

describe('the backlog', () => {
  let messaging: MessagingUnderTest;

  beforeEach(async () => {
    messaging = await MessagingUnderTest.start();
  });
  afterEach(() => messaging.stop());

  it('is nothing when nothing waits', async () => {
    const nothing = { outboxDepth: 0, outboxOldest: 0, deadLetters: 0, parkedEvents: 0 };
    expect(await new Backlog(messaging.dataSource).count()).toEqual(nothing);
  });

  it('is read at the ends of the outbox, however much lies between', async () => {
    await messaging.dataSource.transaction(async (manager) => {
      await manager.query(
        `INSERT INTO outbox (topic, key, headers, value, created_at)
         SELECT 'lamps.v1', 'hall', '{}', '{}', now() - interval '1 hour' FROM generate_series(1, 20000)`,
      );
      const { outboxDepth, outboxOldest } = await new Backlog(manager).count();
      expect([outboxDepth, Math.floor(outboxOldest / 3_600)]).toEqual([20_000, 1]);
      const [{ rows }] = await manager.query<[{ rows: number }]>(
        `SELECT (seq_tup_read + idx_tup_fetch)::int AS rows
         FROM pg_stat_xact_user_tables WHERE relid = 'outbox'::regclass`,
      );
      expect(rows).toBeLessThan(10);
    });
  });
});
