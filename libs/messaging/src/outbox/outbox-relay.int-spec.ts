import { Client } from 'pg';
import { eventually } from '#testing';
import { startLampService } from '../../test/lamp-service.ts';
import { MessagingUnderTest, switched } from '../../test/messaging-under-test.ts';
import { OutboxSession } from './outbox-session.ts';

describe('OutboxRelay', () => {
  let messaging: MessagingUnderTest;

  beforeEach(async () => {
    messaging = await MessagingUnderTest.start();
  });
  afterEach(() => messaging.stop());

  it('leaves the outbox to one instance, and another takes over when that one stops', async () => {
    const relays = [messaging.startRelay(), messaging.startRelay()];
    await startLampService(messaging);
    await eventually(
      () =>
        relays
          .map(({ state }) => state)
          .sort()
          .join() === 'leading,standby',
    );
    const leader = relays.find(({ state }) => state === 'leading');
    const standby = relays.find((relay) => relay !== leader);

    await messaging.announce(...switched('hall', 1));
    await leader?.stop();
    await messaging.announce(...switched('hall', 2));
    await eventually(async () => (await messaging.effects()).length === 2, { deadline: 30_000 });
    expect(standby?.state).toBe('leading');
    expect(await messaging.effects()).toEqual(['switched hall 1', 'switched hall 2']);
  });

  it('has the server notice within half a minute that a leader is gone who did not say so', async () => {
    const session = await OutboxSession.open(messaging.databaseUrl);
    const { client } = session as unknown as { client: Client };
    const { rows } = await client.query<{ name: string; setting: string }>(
      `SELECT name, setting FROM pg_settings WHERE name LIKE 'tcp\\_%' ORDER BY name`,
    );
    await session.close();
    expect(rows.map(({ name, setting }) => `${name} ${setting}`)).toEqual([
      'tcp_keepalives_count 3',
      'tcp_keepalives_idle 10',
      'tcp_keepalives_interval 5',
      'tcp_user_timeout 25000',
    ]);
  });

  it('gets over the loss of its connection, losing and doubling nothing', async () => {
    const relay = messaging.startRelay();
    await startLampService(messaging);
    for (let count = 1; count <= 5; count += 1) {
      await messaging.announce(...switched('hall', count));
      await eventually(() => relay.state === 'leading');
      await terminate(messaging.adminUrl, 'outbox relay');
    }
    await eventually(async () => (await messaging.effects()).length >= 5, { deadline: 30_000 });
    await eventually(async () => (await messaging.countRows('outbox')) === 0);
    expect(await messaging.effects()).toEqual([1, 2, 3, 4, 5].map((count) => `switched hall ${count}`));
  });

  it('finds an event whose transaction commits after later ones were published', async () => {
    messaging.startRelay();
    await startLampService(messaging);
    const slow = messaging.dataSource.createQueryRunner();
    await slow.startTransaction();
    await messaging.outbox.append(slow.manager, switched('slow', 1));
    await messaging.announce(...switched('fast', 1));
    await eventually(async () => (await messaging.effects()).includes('switched fast 1'), { deadline: 30_000 });
    await slow.commitTransaction();
    await slow.release();
    await eventually(async () => (await messaging.effects()).includes('switched slow 1'));
  });

  it('keeps trying while Kafka is away, and says so', async () => {
    const nowhere = { brokers: ['127.0.0.1:1'], clientId: 'nowhere' };
    const relay = messaging.startRelay(undefined, nowhere);
    await messaging.announce(...switched('hall', 1));
    await eventually(() => relay.state === 'failing', { deadline: 20_000 });
    await relay.stop();
    expect(await messaging.countRows('outbox')).toBe(1);
  });
});

async function terminate(adminUrl: string, application: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database()',
    [application],
  );
  await client.end();
}
