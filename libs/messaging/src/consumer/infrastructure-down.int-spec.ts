import { Client } from 'pg';
import { Registry } from 'prom-client';
import { eventually } from '#testing';
import { startLampService } from '../../test/lamp-service.ts';
import { MessagingUnderTest, switched } from '../../test/messaging-under-test.ts';
import { MessagingMetrics } from '../observing/metrics.ts';

describe('while infrastructure is down', () => {
  let messaging: MessagingUnderTest;

  beforeEach(async () => {
    messaging = await MessagingUnderTest.start();
    messaging.startRelay();
  });
  afterEach(() => messaging.stop());

  it('waits as long as it takes, commits no offset and makes no dead letter', async () => {
    let isDown = true;
    let tries = 0;
    await startLampService(messaging, () => {
      tries += 1;
      if (isDown) throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    });
    await messaging.announce(...switched('hall', 1, 3));
    await eventually(() => tries > 4, { deadline: 30_000 });
    expect(await messaging.committed()).toBe(0);
    expect(await messaging.countRows('inbox')).toBe(0);

    isDown = false;
    await eventually(async () => (await messaging.effects()).length === 3, { deadline: 30_000 });
    await eventually(async () => (await messaging.committed()) === 3);
    expect(await messaging.countRows('dead_letter')).toBe(0);
  });

  it("survives that the server ends a batch's connection, and counts the batch once", async () => {
    let cuts = 0;
    await startLampService(messaging, async (_, { manager }) => {
      if ((cuts += 1) > 3) return;
      const [{ pid }] = await manager.query<[{ pid: number }]>('SELECT pg_backend_pid() AS pid');
      await terminate(messaging.adminUrl, pid);
    });
    await messaging.announce(...switched('hall', 1, 20));
    await eventually(async () => (await messaging.effects()).length >= 20, { deadline: 30_000 });
    expect(await messaging.effects()).toEqual(
      switched('hall', 1, 20).map(({ payload }) => `switched hall ${(payload as { count: number }).count}`),
    );
    expect(await messaging.countRows('dead_letter')).toBe(0);
  });

  it('does not blame a batch whose connection ends while it is asked nothing', async () => {
    let cuts = 0;
    await startLampService(messaging, async (_, { manager }) => {
      if ((cuts += 1) > 5) return;
      const [{ pid }] = await manager.query<[{ pid: number }]>('SELECT pg_backend_pid() AS pid');
      await terminate(messaging.adminUrl, pid);
      await eventually(() => manager.queryRunner?.isReleased);
    });
    await messaging.announce(...switched('hall', 1));
    await eventually(async () => (await messaging.effects()).length === 1, { deadline: 30_000 });
    expect(await messaging.countRows('dead_letter')).toBe(0);
  });

  it('shows for how long a handler has been at it that does not end', async () => {
    const registry = new Registry();
    const turnSeconds = async () =>
      (await registry.getSingleMetric('messaging_consumer_turn_seconds')?.get())?.values[0]?.value;
    let end: () => void = () => undefined;
    const endless = new Promise<void>((resolve) => (end = resolve));
    await startLampService(messaging, () => endless, { metrics: new MessagingMetrics(registry) });
    messaging.atEnd(() => {
      end();
      return endless;
    });
    expect(await turnSeconds()).toBe(0);
    await messaging.announce(...switched('hall', 1));
    await eventually(async () => Number(await turnSeconds()) > 1);
    end();
    await eventually(async () => (await turnSeconds()) === 0);
    expect(await messaging.effects()).toEqual(['switched hall 1']);
  });

  it('stops at once although it is waiting', async () => {
    const { app } = await startLampService(messaging, () => {
      throw Object.assign(new Error('down'), { code: '57P03' });
    });
    await messaging.announce(...switched('hall', 1));
    await eventually(async () => (await messaging.countRows('outbox')) === 0);
    const startedAt = performance.now();
    await app.close();
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});

async function terminate(adminUrl: string, pid: number): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  await client.query('SELECT pg_terminate_backend($1)', [pid]);
  await client.end();
}
