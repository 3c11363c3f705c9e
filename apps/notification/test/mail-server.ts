import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server on loopback. What it takes it keeps; what it refuses the test decides. */
export interface MailServer {
  readonly port: number;
  readonly mails: readonly ParsedMail[];
  /** From now on answers a recipient so, and when that is known; `undefined` takes it. */
  answer: (recipient: string) => number | undefined | Promise<undefined>;
  stop(): Promise<void>;
}

interface Wanted {
  readonly port?: number;
  /** Refuses every login. */
  readonly closedTo?: 'everybody';
}

export async function mailServer({ port = 0, closedTo }: Wanted = {}): Promise<MailServer> {
  const mails: ParsedMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: !closedTo,
    allowInsecureAuth: true,
    closeTimeout: 100,
    onAuth: (_auth, _session, done) => {
      done(refusal(535));
    },
    onRcptTo: ({ address }, _session, done) => {
      void Promise.resolve(running.answer(address)).then((code) => {
        done(code === undefined ? null : refusal(code));
      });
    },
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        mails.push(mail);
        done();
      }, done);
    },
  });
  // A client that is killed or times out is no fault of the server.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  const running: MailServer = {
    port: (server.server.address() as AddressInfo).port,
    mails,
    answer: () => undefined,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
  return running;
}

const refusal = (responseCode: number): Error => Object.assign(new Error('not now, not you'), { responseCode });
