import { generateKeySync } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { ContactSeal } from '#platform';
import { aCase, steps, submitted, type TestCase } from '../../test/events.ts';
import { type MailServer, mailServer } from '../../test/mail-server.ts';
import { notificationDatabase, type NotificationDatabase } from '../../test/notification-database.ts';
import { sendRound } from '../../test/send-round.ts';
import { SubscribeCitizens } from '../subscriptions/subscribe-citizens.ts';
import { TellOfSteps } from '../subscriptions/tell-of-steps.ts';
import { renderLetter } from '../templates/render-letter.ts';
import { claimDeliveries } from './claim-deliveries.ts';
import { DeliveryMetrics } from './delivery-metrics.ts';
import { ListDeliveries } from './list-deliveries.ts';
import { SendDueDeliveries } from './send-due-deliveries.ts';
import { SmtpMessageSender } from './smtp/smtp-message-sender.ts';

const seal = new ContactSeal({ keys: new Map([['2026', generateKeySync('aes', { length: 256 })]]) });
const trackingUrl = 'https://xinqiao.example/track';

let database: NotificationDatabase;
let server: MailServer;
let senders: SmtpMessageSender[];
beforeEach(async () => {
  senders = [];
  [database, server] = await Promise.all([notificationDatabase(), mailServer()]);
});
afterEach(async () => {
  for (const sender of senders) sender.onApplicationShutdown();
  await Promise.all([database.drop(), server.stop()]);
});

const configFor = (login = '') => ({
  smtpUrl: `smtp://${login}127.0.0.1:${server.port}`,
  mailFrom: '心桥 <notify@xinqiao.example>',
  trackingUrl,
});

/** One instance of the service, as far as it sends. */
function instance(registry = new Registry(), config = configFor()): SendDueDeliveries {
  const sender = new SmtpMessageSender(config);
  senders.push(sender);
  const metrics = new DeliveryMetrics(registry, database.dataSource);
  return new SendDueDeliveries(database.dataSource, sender, seal, config, metrics, pino({ level: 'silent' }));
}

/** Queues the first steps of a Case whose citizen has that address. */
async function queue(it: TestCase, count: number, email = 'li@example.com'): Promise<void> {
  await database.inBatch((context) =>
    new SubscribeCitizens(seal).execute([submitted(it, seal.seal({ email }))], context),
  );
  await database.inBatch((context) => new TellOfSteps().execute(steps(it, count), context));
}

async function rounds(sending: SendDueDeliveries, count: number): Promise<string[]> {
  const kinds: string[] = [];
  for (let round = 0; round < count; round += 1) kinds.push(...(await sendRound(sending, 10)).map(({ kind }) => kind));
  return kinds;
}

const logOf = ({ caseNumber }: TestCase) => new ListDeliveries(database.dataSource).execute(caseNumber);
const subjects = () => server.mails.map(({ subject }) => subject);

describe('a citizen', () => {
  it('gets a mail of each step, in the order of the steps', async () => {
    const it = aCase();
    await queue(it, 3);
    await rounds(instance(), 3);
    expect(subjects()).toEqual(steps(it, 3).map((step) => renderLetter(step, trackingUrl).subject));
    expect(server.mails[0]?.text).toContain(it.caseNumber);
    expect(await logOf(it)).toMatchObject(
      [1, 2, 3].map((caseVersion) => ({ caseVersion, status: 'sent', attempts: 1 })),
    );
  });

  it('reads no later step before an earlier one that is still on its way', async () => {
    const it = aCase();
    await queue(it, 2);
    server.answer = () => 450;
    const sending = instance();
    expect(await rounds(sending, 3)).toEqual(['deferred']);
    server.answer = () => undefined;
    await database.letPass('1 minute');
    await rounds(sending, 2);
    expect(subjects()).toEqual(steps(it, 2).map((step) => renderLetter(step, trackingUrl).subject));
  });

  it('is told of a step that comes while an earlier one is put off when that is tried again, and it is not looked at before', async () => {
    const it = aCase();
    await queue(it, 1);
    server.answer = () => 450;
    const sending = instance();
    await rounds(sending, 1);
    await queue(it, 2);
    const [earlier, later] = await logOf(it);
    expect(later?.nextAttemptAt).toEqual(earlier?.nextAttemptAt);
    server.answer = () => undefined;
    await database.letPass('1 minute');
    await rounds(sending, 2);
    expect(subjects()).toEqual(steps(it, 2).map((step) => renderLetter(step, trackingUrl).subject));
  });

  it('is told of later steps although an earlier message was refused', async () => {
    const it = aCase();
    await queue(it, 2);
    const answers = [550, undefined];
    server.answer = () => answers.shift();
    expect(await rounds(instance(), 2)).toEqual(['refused', 'sent']);
    expect(await logOf(it)).toMatchObject([
      { status: 'failed', attempts: 1, lastProblem: expect.stringContaining('550') },
      { status: 'sent' },
    ]);
  });

  it('is written to at the sealed address and nowhere else', async () => {
    await queue(aCase(), 1);
    await rounds(instance(), 1);
    expect(server.mails[0]).toMatchObject({
      to: { value: [{ address: 'li@example.com', name: '' }] },
      from: { value: [{ address: 'notify@xinqiao.example', name: '心桥' }] },
    });
  });
});

describe('a message that the server puts off', () => {
  it('is tried again later, and sent', async () => {
    const it = aCase();
    await queue(it, 1);
    server.answer = () => 450;
    const sending = instance();
    expect(await rounds(sending, 2)).toEqual(['deferred']);
    expect(await logOf(it)).toMatchObject([{ status: 'pending', attempts: 1 }]);
    server.answer = () => undefined;
    await database.letPass('1 minute');
    expect(await rounds(sending, 1)).toEqual(['sent']);
  });

  it('is given up after five days, where somebody sees it', async () => {
    const it = aCase();
    await queue(it, 1);
    server.answer = () => 450;
    await database.letPass('5 days');
    const registry = new Registry();
    await rounds(instance(registry), 1);
    expect(await logOf(it)).toMatchObject([{ status: 'gave-up', settledAt: expect.any(Date) }]);
    expect(await registry.metrics()).toContain('notification_deliveries{status="gave-up"} 1');
  });
});

describe('a mail server that is away', () => {
  it('loses nothing and burns no attempt, and all is sent when it is back', async () => {
    const cases = Array.from({ length: 5 }, aCase);
    for (const it of cases) await queue(it, 1);
    const { port } = server;
    const sending = instance();
    await server.stop();
    expect(await rounds(sending, 1)).toEqual(Array.from({ length: 5 }, () => 'unreachable'));
    for (const it of cases) expect(await logOf(it)).toMatchObject([{ status: 'pending', attempts: 0 }]);
    server = await mailServer({ port });
    await database.letPass('1 hour');
    expect(await rounds(sending, 1)).toEqual(Array.from({ length: 5 }, () => 'sent'));
    expect(server.mails).toHaveLength(5);
  });

  it('is not told from one that refuses our password, except that a person is called', async () => {
    await server.stop();
    server = await mailServer({ closedTo: 'everybody' });
    const it = aCase();
    await queue(it, 1);
    const [outcome] = await sendRound(instance(new Registry(), configFor('we:wrong@')), 10);
    expect(outcome).toMatchObject({ kind: 'unreachable', misconfigured: true });
    expect(await logOf(it)).toMatchObject([{ status: 'pending', attempts: 0 }]);
  });
});

describe('a message', () => {
  it('that was under way when its instance was killed goes out again under the same Message-ID', async () => {
    const it = aCase();
    await queue(it, 1);
    const sending = instance();
    const [claimed] = await claimDeliveries(database.dataSource, 10);
    const letter = renderLetter(claimed!.step, trackingUrl);
    await senders[0]!.send({ id: claimed!.id, recipient: 'li@example.com', letter });
    expect(await rounds(sending, 1)).toEqual([]);
    await database.letPass('6 minutes');
    expect(await rounds(sending, 2)).toEqual(['sent']);
    const [first, second] = server.mails.map(({ messageId }) => messageId);
    expect(first).toBe(`<${claimed!.id}@xinqiao.example>`);
    expect(second).toBe(first);
  });

  it('is left to the instance that is just claiming it', async () => {
    await queue(aCase(), 1);
    const claimed = await database.dataSource.transaction(async (manager) => {
      await manager.query('SELECT FROM delivery FOR UPDATE');
      const byAnother = claimDeliveries(database.dataSource, 10);
      // It must not even wait for the row: once that is free it would take it as well.
      await Promise.race([byAnother, setTimeout(1_000, undefined, { ref: false })]);
      return { byAnother };
    });
    expect(await claimed.byAnother).toEqual([]);
  });

  it('is sent once when two instances look at the same time', async () => {
    for (const it of Array.from({ length: 20 }, aCase)) await queue(it, 2);
    await Promise.all([rounds(instance(), 8), rounds(instance(), 8)]);
    expect(new Set(server.mails.map(({ messageId }) => messageId)).size).toBe(40);
    expect(server.mails).toHaveLength(40);
  });

  it('waits when its contact cannot be opened with the keys at hand', async () => {
    const it = aCase();
    await queue(it, 1);
    await database.dataSource.query(`UPDATE citizen_subscription SET contact_key_id = '2027'`);
    expect(await rounds(instance(), 1)).toEqual(['deferred']);
    expect(await logOf(it)).toMatchObject([{ status: 'pending', lastProblem: 'the contact cannot be opened' }]);
  });

  it('for which this release has no words waits, and those to everybody else go out', async () => {
    const [it, other] = [aCase(), aCase()];
    await queue(it, 1);
    await database.dataSource.query(`UPDATE delivery SET event_type = 'of-a-later-release'`);
    await queue(other, 1);
    expect((await rounds(instance(), 1)).toSorted()).toEqual(['deferred', 'sent']);
    expect(await logOf(it)).toMatchObject([
      { status: 'pending', attempts: 1, lastProblem: 'it could not be made or sent: TypeError' },
    ]);
    expect(await logOf(other)).toMatchObject([{ status: 'sent' }]);
  });

  it('leaves its text nowhere once it is sent', async () => {
    await queue(aCase(), 1);
    await rounds(instance(), 1);
    expect(await database.dataSource.query('SELECT payload FROM delivery')).toEqual([{ payload: null }]);
  });
});
