import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { refusals } from './refusal.ts';
import type { MailStore } from './store.ts';

/** Takes mail for anyone and accepts it only once it is kept; see refusal.ts for the recipients that it refuses. */
export function smtpServer(store: MailStore): SMTPServer {
  const { replyFor } = refusals();
  return new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo({ address }, _session, callback) {
      const reply = replyFor(address);
      callback(reply ? Object.assign(new Error('Refused, as this address asks'), { responseCode: reply }) : undefined);
    },
    onData(stream, session, callback) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      buffer(stream)
        .then((raw) => {
          store.keep(raw, recipients);
          callback();
        })
        .catch(callback);
    },
  });
}
