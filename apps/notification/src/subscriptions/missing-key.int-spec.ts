import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CaseOutbox, ContactSeal, ContactSealConfig, createService, loadConfig, startService } from '#platform';
import { eventually, serviceEnvironment, testDatabase, type TestDatabase, testTopics, type TestTopics } from '#testing';
import { DataSource } from 'typeorm';
import { aCase, submitted } from '../../test/events.ts';
import { notification } from '../notification.definition.ts';

const [older, newer] = ['k1', 'k2'].map((id) => `${id}:${randomBytes(32).toString('base64')}`) as [string, string];
const sealedUnder = (keys: string) => new ContactSeal(loadConfig(ContactSealConfig, { CONTACT_KEYS: keys }));

describe('A submission that was sealed under the next key', () => {
  let database: TestDatabase;
  let topics: TestTopics;
  beforeAll(async () => {
    [database, topics] = await Promise.all([testDatabase(), testTopics()]);
  });
  afterAll(() => Promise.all([database.drop(), topics.drop()]));

  it('waits where that key is not known yet, and subscribes its citizen once it is', async () => {
    const it = aCase();
    await withKeys(older, async (app) => {
      await announce(app, submitted(it, sealedUnder(newer).seal({ email: 'li@example.com' })));
      await eventually(async () => (await isWaiting(app)) || (await rowsOf(app, 'dead_letter')) > 0, {
        deadline: 30_000,
      });
      expect(await rowsOf(app, 'dead_letter')).toBe(0);
    });
    await withKeys(`${older},${newer}`, async (app) => {
      await eventually(async () => (await rowsOf(app, 'citizen_subscription')) === 1, { deadline: 30_000 });
      expect(await rowsOf(app, 'dead_letter')).toBe(0);
    });
  }, 90_000);

  async function withKeys(keys: string, work: (app: NestFastifyApplication) => Promise<void>): Promise<void> {
    const app = await createService(
      notification,
      serviceEnvironment(database.urlFor('notification'), {
        TOPIC_PREFIX: topics.prefix,
        CONTACT_KEYS: keys,
        ...{ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'notify@xinqiao.example' },
        TRACKING_URL: 'https://xinqiao.example/track',
      }),
    );
    try {
      await startService(app);
      await work(app);
    } finally {
      await app.close();
    }
  }

  /** The service's own outbox stands in for that of intake. */
  function announce(app: NestFastifyApplication, { type, payload }: ReturnType<typeof submitted>): Promise<void> {
    const draft = { type, payload, key: payload.caseId, subject: payload.caseNumber };
    return app.get(DataSource).transaction((manager) => app.get(CaseOutbox).append(manager, [draft]));
  }

  async function isWaiting(app: NestFastifyApplication): Promise<boolean> {
    return /^messaging_retries_total\{.*reason="infrastructure".*\} [1-9]/m.test((await app.inject('/metrics')).body);
  }

  async function rowsOf(app: NestFastifyApplication, table: string): Promise<number> {
    const query = `SELECT count(*)::integer AS rows FROM ${table}`;
    const [row] = await app.get(DataSource).query<[{ rows: number }]>(query);
    return row.rows;
  }
});
