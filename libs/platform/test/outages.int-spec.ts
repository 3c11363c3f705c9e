import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { createService, startService } from '#platform';
import {
  eventually,
  infrastructure,
  publishEvents,
  shiftClock,
  testDatabase,
  type TestDatabase,
  testTopics,
  type TestTopics,
} from '#testing';
import { opened } from './case-opened.ts';
import { letters } from './letters.ts';
import { LogLines } from './log-lines.ts';
import { Wire } from './wire.ts';

interface Ready {
  status: string;
  database: string;
}

const wireTo = (url: string): Promise<Wire> => {
  const { hostname, port } = new URL(url);
  return Wire.to(hostname, Number(port));
};
const through = (wire: Wire, url: string): string =>
  Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(wire.port) }).href;

describe('a service whose neighbours fail', () => {
  const log = new LogLines();
  let database: TestDatabase;
  let topics: TestTopics;
  let wire: Wire;
  let app: NestFastifyApplication;

  const env = (databaseUrl: string, kafkaBrokers: string) => ({
    DATABASE_URL: databaseUrl,
    KAFKA_BROKERS: kafkaBrokers,
    TOPIC_PREFIX: topics.prefix,
    OIDC_ISSUER: 'http://127.0.0.1:1',
    SERVICE_HOST: '127.0.0.1',
    SERVICE_PORT: '0',
  });
  const ready = async (of: NestFastifyApplication): Promise<[number, Ready]> => {
    const answer = await of.inject({ url: '/health/ready' });
    return [answer.statusCode, answer.json<Ready>()];
  };
  const isReady = async () => (await ready(app))[1].status === 'ready';

  beforeAll(async () => {
    [database, topics] = await Promise.all([testDatabase(), testTopics()]);
    wire = await wireTo(database.urlFor('intake'));
    app = await createService(letters, env(through(wire, database.urlFor('intake')), infrastructure().kafkaBrokers), {
      log,
    });
    await startService(app);
    await eventually(isReady);
  }, 30_000);
  afterAll(async () => {
    await app.close();
    await wire.remove();
    await Promise.all([topics.drop(), database.drop()]);
  }, 30_000);

  it('takes its time from the one clock of the database, which tests shift', async () => {
    await shiftClock(database.adminUrl, '3 days');
    const { now } = (await app.inject({ url: '/api/now' })).json<{ now: string }>();
    expect(Math.abs(Date.parse(now) - Date.now() - 3 * 86_400_000)).toBeLessThan(60_000);
  });

  it('answers 503 with Retry-After at once while PostgreSQL is away, and recovers by itself', async () => {
    wire.cut();
    const began = performance.now();
    const away = await app.inject({ url: '/api/now' });
    expect(performance.now() - began).toBeLessThan(3_000);
    expect([away.statusCode, away.json<{ code: string }>().code, away.headers['retry-after']]).toEqual([
      503,
      'database-unavailable',
      '2',
    ]);
    expect(await ready(app)).toMatchObject([503, { status: 'unavailable', database: 'down' }]);
    expect((await app.inject({ url: '/health/live' })).statusCode).toBe(200);
    wire.mend();
    await eventually(isReady, { deadline: 20_000 });
    expect((await app.inject({ url: '/api/now' })).statusCode).toBe(200);
  }, 30_000);

  it('waits for an event that an instance holds which is not heard of any more, and blames it for nothing', async () => {
    const event = opened();
    const lost = new Client({ connectionString: database.urlFor('intake') });
    await lost.connect();
    await lost.query('begin');
    await lost.query('insert into inbox values ($1, $2)', [event.id, event.time.toISOString().slice(0, 10)]);
    await publishEvents(`${topics.prefix}xinqiao.department.v1`, [event]);
    const retries = /^messaging_retries_total\{reason="infrastructure"\} [1-9]/m;
    await eventually(async () => retries.test((await app.inject({ url: '/metrics' })).body), { deadline: 20_000 });
    await lost.end();
    const rowsOf = (table: string) => app.get(DataSource).query<object[]>(`select from ${table}`);
    await eventually(async () => (await rowsOf('inbox')).length === 1, { deadline: 20_000 });
    expect(await rowsOf('dead_letter')).toEqual([]);
  }, 60_000);

  it('writes one line, not thousands, about requests that fail for the same outage', async () => {
    wire.cut();
    await Promise.all(Array.from({ length: 50 }, () => app.inject({ url: '/api/now' })));
    wire.mend();
    const told = log.lines.filter(({ code }) => code === 'database-unavailable');
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThan(10);
    await eventually(isReady, { deadline: 20_000 });
  }, 30_000);

  it('boots and serves HTTP while Kafka is away, and says that it is degraded', async () => {
    const lonely = await createService(letters, env(database.urlFor('routing'), '127.0.0.1:1'), { log });
    try {
      await startService(lonely);
      expect((await lonely.inject({ url: '/api/now' })).statusCode).toBe(200);
      const [status, report] = await eventually(async () => {
        const answer = await ready(lonely);
        return answer[1].status === 'degraded' && answer;
      });
      expect([status, report.database]).toEqual([200, 'up']);
    } finally {
      await lonely.close();
    }
  }, 30_000);

  it('waits at boot for a database that is away', async () => {
    const later = await wireTo(database.urlFor('department'));
    later.cut();
    const booting = createService(letters, env(through(later, database.urlFor('department')), '127.0.0.1:1'), { log });
    await eventually(() => log.lines.some(({ msg }) => msg === 'The database is not reachable yet'));
    later.mend();
    await (await booting).close();
    await later.remove();
  }, 30_000);

  it('gives up that wait when it is asked to stop', async () => {
    const never = await wireTo(database.urlFor('department'));
    never.cut();
    const stop = new AbortController();
    const address = through(never, database.urlFor('department'));
    const booting = createService(letters, env(address, '127.0.0.1:1'), { log, signal: stop.signal });
    stop.abort();
    await expect(booting).rejects.toThrow(/abort/i);
    await never.remove();
  });

  it('does not wait for what waiting does not mend', async () => {
    const url = Object.assign(new URL(database.urlFor('intake')), { password: 'wrong' }).href;
    await expect(createService(letters, env(url, '127.0.0.1:1'), { log })).rejects.toMatchObject({ code: '28P01' });
  });

  it('migrates once when several instances boot at the same time', async () => {
    const boot = () => createService(letters, env(database.urlFor('oversight'), '127.0.0.1:1'), { log });
    const instances = await Promise.all([boot(), boot(), boot()]);
    await Promise.all(instances.map((instance) => instance.close()));
    expect(instances).toHaveLength(3);
  }, 30_000);
});
