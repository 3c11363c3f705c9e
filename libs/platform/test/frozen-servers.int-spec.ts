import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Admin, Kafka, logLevel } from 'kafkajs';
import { DataSource } from 'typeorm';
import { createTopics } from '../../../deploy/local/topics.ts';
import { provision } from '../../../deploy/local/provision.ts';
import { CaseOutbox, createService, startService } from '#platform';
import { eventually, type FreezableServers, freezableServers, freeze, publishEvents, thaw } from '#testing';
import { announcement, opened } from './case-opened.ts';
import { letters } from './letters.ts';
import { LogLines } from './log-lines.ts';

const topic = 'xinqiao.department.v1';
const groupId = 'xinqiao.intake';

describe('a service whose servers are frozen: there, and answering nothing', () => {
  let servers: FreezableServers;
  let admin: Admin;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    servers = await freezableServers();
    const { postgres, kafka: broker } = servers;
    const [urls] = await Promise.all([
      provision(postgres.url),
      createTopics({ brokers: broker.brokers, partitions: 1 }),
    ]);
    admin = new Kafka({ brokers: [broker.brokers], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    app = await createService(letters, environment(urls.intake, broker.brokers), { log: new LogLines() });
    await startService(app);
    await eventually(isReady);
  }, 60_000);
  afterAll(async () => {
    for (const { server } of [servers.postgres, servers.kafka]) thaw(server);
    await app.close();
    await admin.disconnect();
    await servers.stop();
  }, 60_000);

  const isReady = async () => {
    const { status, consumer } = await readiness();
    return status === 'ready' && consumer === 'joined';
  };
  const readiness = async () =>
    (await app.inject({ url: '/health/ready' })).json<{ status: string; consumer: string; relay: string }>();
  const rowsOf = async (table: 'inbox' | 'outbox') => {
    const [{ count }] = await app.get(DataSource).query<[{ count: number }]>(`select count(*)::int from ${table}`);
    return count;
  };
  const committed = async () => {
    const [offsets] = await admin.fetchOffsets({ groupId, topics: [topic] });
    return Number(offsets?.partitions[0]?.offset);
  };

  it('answers 503 with Retry-After within seconds while PostgreSQL is frozen, and at once when it goes on', async () => {
    await Promise.all(Array.from({ length: 4 }, () => app.inject({ url: '/api/now' })));
    freeze(servers.postgres.server);
    for (let round = 0; round < 2; round += 1) {
      const began = performance.now();
      const answers = await Promise.all(Array.from({ length: 20 }, () => app.inject({ url: '/api/now' })));
      expect(performance.now() - began).toBeLessThan(6_000);
      for (const answer of answers) {
        expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '2']);
        expect(answer.json()).toMatchObject({ code: 'database-unavailable' });
      }
    }
    expect(await readiness()).toMatchObject({ status: 'unavailable', database: 'down' });
    thaw(servers.postgres.server);
    await eventually(isReady);
    expect((await app.inject({ url: '/api/now' })).statusCode).toBe(200);
  }, 60_000);

  it('commits no offset of an event while PostgreSQL is frozen, and handles it once when it goes on', async () => {
    await publishEvents(topic, [opened()], servers.kafka.brokers);
    await eventually(async () => (await committed()) === 1);
    freeze(servers.postgres.server);
    await publishEvents(topic, [opened(), opened()], servers.kafka.brokers);
    const answer = await app.inject({ url: '/api/now' });
    expect([answer.statusCode, await committed()]).toEqual([503, 1]);
    thaw(servers.postgres.server);
    await eventually(async () => (await committed()) === 3, { deadline: 30_000 });
    expect(await rowsOf('inbox')).toBe(3);
  }, 60_000);

  it('says within seconds that it is degraded while Kafka is frozen, serves HTTP, and goes on after it', async () => {
    freeze(servers.kafka.server);
    const began = performance.now();
    await eventually(async () => (await readiness()).status === 'degraded', { deadline: 30_000 });
    expect(performance.now() - began).toBeLessThan(8_000);
    expect((await app.inject({ url: '/api/now' })).statusCode).toBe(200);
    thaw(servers.kafka.server);
    await eventually(isReady, { deadline: 30_000 });
  }, 60_000);

  it('says soon that its relay fails while Kafka is frozen, and publishes what waits when it goes on', async () => {
    const announce = () =>
      app.get(DataSource).transaction((manager) => app.get(CaseOutbox).append(manager, [announcement()]));
    await announce();
    await eventually(async () => (await rowsOf('outbox')) === 0);
    freeze(servers.kafka.server);
    await announce();
    await eventually(async () => (await readiness()).relay === 'failing', { deadline: 20_000 });
    expect(await rowsOf('outbox')).toBe(1);
    thaw(servers.kafka.server);
    await eventually(async () => (await rowsOf('outbox')) === 0 && (await isReady()), { deadline: 60_000 });
    expect((await readiness()).relay).toBe('leading');
  }, 120_000);
});

function environment(databaseUrl: string, kafkaBrokers: string) {
  return {
    DATABASE_URL: databaseUrl,
    KAFKA_BROKERS: kafkaBrokers,
    OIDC_ISSUER: 'http://127.0.0.1:1',
    SERVICE_HOST: '127.0.0.1',
    SERVICE_PORT: '0',
  };
}
