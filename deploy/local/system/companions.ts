import { join } from 'node:path';
import type { Ports } from '../processes/ports.ts';
import type { Server } from '../processes/server.ts';
import { programServer } from './program.ts';
import { passedOn } from './service-environment.ts';

/** The demo accounts' OpenID Connect provider. */
export interface Identity {
  readonly issuer: string;
  readonly server: Server;
}

/** Where the citizens' mail arrives. */
export interface Mailbox {
  /** To send to. */
  readonly smtpUrl: string;
  /** To read what has come: a page, and `/messages` as JSON. */
  readonly url: string;
  readonly server: Server;
}

export function identityServer(dataDir: string, ports: Ports): Identity {
  const issuer = `http://127.0.0.1:${ports.identity}`;
  const program = {
    name: 'identity',
    script: 'deploy/local/identity.ts',
    args: ['--port', String(ports.identity), '--data', join(dataDir, 'identity')],
    env: passedOn(process.env),
    ports: [ports.identity],
    readyUrl: `${issuer}/.well-known/openid-configuration`,
  };
  return { issuer, server: programServer(program, dataDir) };
}

export function mailboxServer(dataDir: string, ports: Ports): Mailbox {
  const url = `http://127.0.0.1:${ports.mailboxHttp}`;
  const listen = ['--smtp', String(ports.mailboxSmtp), '--http', String(ports.mailboxHttp)];
  const program = {
    name: 'mailbox',
    script: 'deploy/local/mailbox.ts',
    args: [...listen, '--data', join(dataDir, 'mailbox')],
    env: passedOn(process.env),
    ports: [ports.mailboxSmtp, ports.mailboxHttp],
    readyUrl: `${url}/messages`,
  };
  return { url, smtpUrl: `smtp://127.0.0.1:${ports.mailboxSmtp}`, server: programServer(program, dataDir) };
}
