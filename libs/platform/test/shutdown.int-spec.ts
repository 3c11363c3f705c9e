import { once } from 'node:events';
import { connect } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { createService, startService } from '#platform';
import { eventually, infrastructure, testDatabase, type TestDatabase, testTopics, type TestTopics } from '#testing';
import { letters } from './letters.ts';
import { LogLines } from './log-lines.ts';

describe('the end of a service', () => {
  const log = new LogLines();
  let database: TestDatabase;
  let topics: TestTopics;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    [database, topics] = await Promise.all([testDatabase(), testTopics()]);
    const env = {
      DATABASE_URL: database.urlFor('intake'),
      KAFKA_BROKERS: infrastructure().kafkaBrokers,
      TOPIC_PREFIX: topics.prefix,
      OIDC_ISSUER: 'http://127.0.0.1:1',
      SERVICE_HOST: '127.0.0.1',
      SERVICE_PORT: '0',
    };
    app = await createService(letters, env, { log });
    await startService(app);
    await eventually(async () => {
      const answer = await fetch(`${await app.getUrl()}/health/ready`);
      return ((await answer.json()) as { status: string }).status === 'ready';
    });
  }, 30_000);
  afterAll(async () => {
    await Promise.all([topics.drop(), database.drop()]);
  });

  it('answers what is in flight, takes nothing new, leaves the group and the database, within seconds', async () => {
    const url = new URL(await app.getUrl());
    const inFlight = fetch(`${url.origin}/api/slowly`).then(async (answer) => [answer.status, await answer.json()]);
    await eventually(() => log.lines.some(({ msg }) => msg === 'Slowly'));
    const began = performance.now();
    const closing = app.close();
    expect(await inFlight).toEqual([200, { slept: 300 }]);
    await closing;
    expect(performance.now() - began).toBeLessThan(5_000);
    const [refused] = await once(connect(Number(url.port), url.hostname), 'error');
    expect(refused).toMatchObject({ code: 'ECONNREFUSED' });
    expect(app.get(DataSource).isInitialized).toBe(false);
    expect(log.lines.at(-1)).toMatchObject({ msg: 'The service has stopped' });
  }, 30_000);
});
