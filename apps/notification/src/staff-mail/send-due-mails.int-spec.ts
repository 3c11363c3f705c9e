import { pino } from 'pino';
import { Registry } from 'prom-client';
import { SmtpMessageSender } from '../delivery/smtp/smtp-message-sender.ts';
import { StaffDeliveryMetrics } from '../delivery/staff-delivery-metrics.ts';
import { escalationStep } from '../../test/escalations.ts';
import { FollowingUnderTest } from '../../test/following-under-test.ts';
import { type MailServer, mailServer } from '../../test/mail-server.ts';
import { ofCity, ofCounty } from '../../test/notification-over-http.ts';
import { sendRound } from '../../test/send-round.ts';
import { SendDueMails } from './send-due-mails.ts';

let following: FollowingUnderTest;
let server: MailServer;
let senders: SmtpMessageSender[];
beforeEach(async () => {
  senders = [];
  [following, server] = await Promise.all([FollowingUnderTest.start(), mailServer()]);
});
afterEach(async () => {
  for (const sender of senders) sender.onApplicationShutdown();
  await Promise.all([following.stop(), server.stop()]);
});

/** One instance, as far as it mails supervisors. */
function instance(): SendDueMails {
  const sender = new SmtpMessageSender({
    smtpUrl: `smtp://127.0.0.1:${server.port}`,
    mailFrom: 'notify@xinqiao.example',
  });
  senders.push(sender);
  const { dataSource } = following.database;
  const metrics = new StaffDeliveryMetrics(new Registry(), dataSource);
  return new SendDueMails(dataSource, sender, following.seal, metrics, pino({ level: 'silent' }));
}

const subscribe = (wish: object = { pace: 'immediate' }, staff = ofCounty) =>
  following.subscribe(staff, { means: 'mail', mail: { address: `${staff.subject}@example.gov.cn`, ...wish } });
const digest = { pace: 'digest', digestHours: [8, 17] };
const kindsOf = async (sending = instance()) => (await sendRound(sending, 10)).map(({ kind }) => kind);
const messageIds = () => server.mails.map(({ messageId }) => messageId);

describe('who follows escalations by mail', () => {
  it('gets one of each escalation that asks somebody to look, at the address that was given', async () => {
    const { id } = await subscribe();
    const step = escalationStep();
    await following.comes(step, step);
    await following.comes(step);
    expect(await kindsOf()).toEqual(['sent']);
    expect(await kindsOf()).toEqual([]);
    expect(server.mails[0]).toMatchObject({ to: { value: [{ address: 'county-1@example.gov.cn' }] } });
    expect(server.mails[0]?.subject).toContain(step.payload.caseNumber);
    expect(await following.deliveriesOf(ofCounty, id)).toMatchObject([{ status: 'sent', attempts: 1 }]);
  });

  it('gets one mail of all that has gathered until the hour of a digest', async () => {
    await subscribe(digest);
    await subscribe(digest, ofCity);
    const steps = Array.from({ length: 15 }, () => escalationStep());
    await following.comes(...steps);
    expect(await kindsOf()).toEqual([]);
    await following.database.letPass('1 day');
    expect(await kindsOf()).toEqual(['sent', 'sent']);
    for (const { payload } of steps) expect(server.mails[0]?.text).toContain(payload.caseNumber);
    expect(new Set(messageIds()).size).toBe(2);
    expect(await kindsOf()).toEqual([]);
  });

  it('gets a digest again under the same Message-ID where its instance was killed, and what came later in another', async () => {
    await subscribe(digest);
    await following.comes(escalationStep(), escalationStep());
    await following.database.letPass('1 day');
    const killed = instance();
    const [claimed] = await killed.claim(10);
    await killed.send(claimed!);
    await following.comes(escalationStep());
    await following.database.letPass('1 day');
    expect(await kindsOf()).toEqual(['sent', 'sent']);
    expect(claimed!.deliveries).toHaveLength(2);
    expect(messageIds().filter((id) => id === `<${claimed!.id}@xinqiao.example>`)).toHaveLength(2);
    expect(new Set(messageIds()).size).toBe(2);
  });

  it('gets each mail once when two instances look at the same time', async () => {
    for (const n of [1, 2, 3, 4, 5]) await subscribe(digest, { ...ofCounty, subject: `digest-${n}` });
    for (const n of [1, 2, 3, 4, 5]) await subscribe(undefined, { ...ofCounty, subject: `immediate-${n}` });
    await following.comes(...Array.from({ length: 4 }, () => escalationStep()));
    await following.database.letPass('1 day');
    for (let round = 0; round < 8; round += 1) await Promise.all([kindsOf(), kindsOf()]);
    expect(server.mails.filter(({ to }) => JSON.stringify(to).includes('immediate'))).toHaveLength(20);
    expect(server.mails.filter(({ to }) => JSON.stringify(to).includes('digest'))).toHaveLength(5);
    expect(new Set(messageIds()).size).toBe(25);
  });

  it('gets what this release has no words for when it has them, and everybody else his mail meanwhile', async () => {
    const { id } = await subscribe();
    const { dataSource } = following.database;
    await following.comes(escalationStep());
    const [{ type }] = await dataSource.query<[{ type: string }]>('select event_type as type from staff_notice');
    await dataSource.query(`update staff_notice set event_type = 'of-a-later-release'`);
    await subscribe(undefined, ofCity);
    await following.comes(escalationStep());
    expect((await kindsOf()).toSorted()).toEqual(['deferred', 'sent', 'sent']);
    expect(await following.deliveriesOf(ofCounty, id)).toMatchObject([
      { status: 'sent' },
      { status: 'pending', attempts: 1, lastProblem: 'it could not be made or sent: TypeError' },
    ]);
    await dataSource.query(`update staff_notice set event_type = $1`, [type]);
    await following.database.letPass('1 minute');
    expect(await kindsOf()).toEqual(['sent']);
  });

  it('is not forgotten while the mail server is away, and no try counts', async () => {
    const { id } = await subscribe();
    await following.comes(escalationStep());
    const { port } = server;
    await server.stop();
    expect(await kindsOf()).toEqual(['unreachable']);
    expect(await following.deliveriesOf(ofCounty, id)).toMatchObject([{ status: 'pending', attempts: 0 }]);
    server = await mailServer({ port });
    await following.database.letPass('1 minute');
    expect(await kindsOf()).toEqual(['sent']);
  });
});
