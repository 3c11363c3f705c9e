import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { ReceivedMail } from './mailbox/store.ts';
import { fixedPorts, freePorts } from './processes/ports.ts';
import { mailboxServer, type Mailbox } from './system/companions.ts';

let dataDir: string;
let mailbox: Mailbox;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'xinqiao-mailbox-'));
  const [mailboxSmtp = 0, mailboxHttp = 0] = await freePorts(2);
  mailbox = mailboxServer(dataDir, { ...fixedPorts(), mailboxSmtp, mailboxHttp });
  await mailbox.server.start();
});

afterAll(async () => {
  await mailbox.server.stop();
  rmSync(dataDir, { recursive: true });
});

const send = (to: string, subject = '您的诉求已签收') =>
  createTransport(mailbox.smtpUrl).sendMail({
    from: 'a@example.org',
    to,
    subject,
    text: '项城市：已签收。',
    messageId: '<1@x>',
  });

async function mailTo(address: string): Promise<ReceivedMail[]> {
  const response = await fetch(`${mailbox.url}/messages?to=${address}`);
  return (await response.json()) as ReceivedMail[];
}

it('lists what was sent to an address, and keeps it through a SIGKILL', async () => {
  await send('worker@example.org');
  await mailbox.server.kill();
  await mailbox.server.start();
  const expected = {
    to: ['worker@example.org'],
    subject: '您的诉求已签收',
    text: '项城市：已签收。',
    messageId: '<1@x>',
  };
  expect(await mailTo('worker@example.org')).toEqual([expect.objectContaining(expected)]);
  expect(await mailTo('other@example.org')).toEqual([]);
});

it('refuses over SMTP the recipients whose name asks for it', async () => {
  await expect(send('reject-450@example.org')).rejects.toMatchObject({ responseCode: 450 });
  await expect(send('reject-550@example.org')).rejects.toMatchObject({ responseCode: 550 });
  await expect(send('greylist@example.org')).rejects.toMatchObject({ responseCode: 451 });
  await expect(send('greylist@example.org')).resolves.toMatchObject({ accepted: ['greylist@example.org'] });
});

it('shows a mail on its page as text, not as markup', async () => {
  await send('worker@example.org', '<script>alert(1)</script>');
  const page = await (await fetch(mailbox.url)).text();
  expect(page).toContain('&#60;script&#62;alert');
  expect(page).not.toContain('<script>');
});
