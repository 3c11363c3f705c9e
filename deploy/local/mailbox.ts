/**
 * A small mail server that keeps what it receives and shows it over HTTP, for `npm start` and tests; nothing leaves it.
 * Usage: node deploy/local/mailbox.ts --smtp PORT --http PORT --data FOLDER
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mailboxServer } from './mailbox/http.ts';
import { smtpServer } from './mailbox/smtp.ts';
import { MailStore } from './mailbox/store.ts';

const option = { type: 'string' } as const;
const { values } = parseArgs({ options: { smtp: option, http: option, data: option } });
const store = new MailStore(join(values.data ?? '.data', 'mail'));
const smtp = smtpServer(store);
const http = mailboxServer(store);

smtp.listen(Number(values.smtp), '127.0.0.1');
http.listen(Number(values.http), '127.0.0.1');

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    smtp.close();
    http.close();
    http.closeAllConnections();
  });
}
