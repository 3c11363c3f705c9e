import { generateKeySync } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { CaseEvents } from '#contracts';
import type { EventDraft } from '#messaging';
import { CaseOutbox, ContactSeal, createService, readMergers, startService } from '#platform';
import { eventually, serviceEnvironment, testDatabase, type TestDatabase, testTopics, type TestTopics } from '#testing';
import { DataSource } from 'typeorm';
import { aCase, steps, submitted } from '../test/events.ts';
import { escalationStep } from '../test/escalations.ts';
import { type MailServer, mailServer } from '../test/mail-server.ts';
import { ofCounty } from '../test/notification-over-http.ts';
import { receiver, verified } from '../test/receiver.ts';
import { OwnSubscriptions } from './following/own-subscriptions.ts';
import { notification } from './notification.definition.ts';

const key = generateKeySync('aes', { length: 256 });
const seal = new ContactSeal({ keys: new Map([['2026', key]]) });

let database: TestDatabase;
let topics: TestTopics;
let server: MailServer;
let app: NestFastifyApplication;

beforeAll(async () => {
  [database, topics, server] = await Promise.all([testDatabase(), testTopics(), mailServer()]);
  app = await createService(
    notification,
    serviceEnvironment(database.urlFor('notification'), {
      TOPIC_PREFIX: topics.prefix,
      CONTACT_KEYS: `2026:${key.export().toString('base64')}`,
      SMTP_URL: `smtp://127.0.0.1:${server.port}`,
      MAIL_FROM: 'notify@xinqiao.example',
      TRACKING_URL: 'https://xinqiao.example/track',
      ...{ WEBHOOK_ALLOWED_RANGES: '127.0.0.0/8', WEBHOOK_ALLOW_HTTP: 'true' },
    }),
  );
  await startService(app);
});
afterAll(async () => {
  await app.close();
  await Promise.all([database.drop(), topics.drop(), server.stop()]);
});

/** The service's own outbox stands in for those of intake and department. */
const announce = (events: readonly { type: string; payload: { caseId: string; caseNumber: string } }[]) =>
  app.get(DataSource).transaction((manager) =>
    app.get(CaseOutbox).append(
      manager,
      events.map(
        ({ type, payload }) =>
          ({ type, payload, key: payload.caseId, subject: payload.caseNumber }) as EventDraft<CaseEvents>,
      ),
    ),
  );

const metrics = async () => (await app.inject('/metrics')).body;

describe('the notification service', () => {
  it('mails a citizen each step that Kafka brings, in order, although the submission comes last', async () => {
    const it = aCase();
    await announce(steps(it));
    await announce([submitted(it, seal.seal({ email: 'li@example.com' }))]);
    await eventually(() => server.mails.length === 6, { deadline: 30_000 });
    expect(server.mails.map(({ subject }) => subject?.split('：')[1])).toEqual([
      '您的诉求已登记',
      '已派单至项城市人力资源和社会保障局',
      '项城市人力资源和社会保障局已签收',
      '项城市人力资源和社会保障局已与您首次联系',
      '项城市人力资源和社会保障局已答复',
      '您的诉求已办结',
    ]);
  });

  it('shows its delivery log to nobody without a token', async () => {
    const answer = await app.inject({ url: '/api/deliveries', query: { caseNumber: aCase().caseNumber } });
    expect(answer.statusCode).toBe(401);
  });

  it('waits while the mail server is away, and sends everything when it is back', async () => {
    const { port } = server;
    await server.stop();
    for (const it of Array.from({ length: 20 }, aCase)) {
      await announce([submitted(it, seal.seal({ email: 'li@example.com' })), ...steps(it, 1)]);
    }
    await eventually(async () => (await metrics()).includes('notification_sending_suspended 1'));
    server = await mailServer({ port });
    await eventually(() => server.mails.length === 20, { deadline: 30_000 });
    await eventually(async () => (await metrics()).includes('notification_sending_suspended 0'));
  });

  it('calls a webhook with each step of an escalation that Kafka brings, and mails who is asked to look', async () => {
    const other = await receiver();
    try {
      const subscriptions = app.get(OwnSubscriptions, { strict: false });
      const { secret = '' } = await subscriptions.subscribe(ofCounty, {
        ...{ regionCode: '411681', means: 'webhook', webhook: { url: other.url } },
      });
      const mail = { address: 'du@example.gov.cn', pace: 'immediate' } as const;
      await subscriptions.subscribe(ofCounty, { regionCode: '411681', means: 'mail', mail });
      const told = [escalationStep('raised'), escalationStep('ended')];
      await announce([...told, escalationStep('raised', { regionCode: '411625' })]);
      await eventually(() => other.calls.length === 2, { deadline: 30_000 });
      const types = other.calls.map((call) => verified(call, secret).type);
      expect(types.toSorted()).toEqual(told.map(({ type }) => type).toSorted());
      const isMailed = () => server.mails.some(({ subject }) => subject?.includes(told[0]!.payload.caseNumber));
      await eventually(isMailed, { deadline: 30_000 });
    } finally {
      await other.stop();
    }
  });

  it('keeps the copy of the directory that Kafka brings, so that it knows which bureaus were merged', async () => {
    const [regionCode, id] = ['411681', '411681-labour'];
    const bureau = { id, name: '项城市劳动局', regionCode, functions: [], officeHours: [], version: 1 };
    const successor = { ...bureau, id: '411681-human-resources', name: '项城市人力资源和社会保障局' };
    const dataSource = app.get(DataSource);
    await dataSource.transaction((manager) =>
      app.get(CaseOutbox).append(manager, [
        {
          ...{ type: 'xinqiao.bureaus.published.v1', key: regionCode, subject: regionCode },
          payload: { regionCode, bureaus: [bureau, successor] },
        },
        {
          ...{ type: 'xinqiao.bureau.changed.v1', key: id, subject: id },
          payload: { ...bureau, successorId: successor.id, version: 2, changedAt: '2026-11-23T08:00:00.000Z' },
        },
      ]),
    );
    const known = () => readMergers(dataSource.manager);
    await eventually(async () => (await known()).length === 1);
    expect(await known()).toMatchObject([{ predecessor: { id }, successor: { id: successor.id } }]);
  });

  it('tells how many messages went out and how many wait', async () => {
    const sent = 'notification_send_outcomes_total{outcome="sent"} 26';
    await eventually(async () => (await metrics()).includes(sent));
    expect(await metrics()).toContain('notification_deliveries{status="pending"} 0');
  });
});
