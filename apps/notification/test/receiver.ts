import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Another system's HTTP server on loopback. What it is sent it keeps; what it answers the test decides. */
export interface Receiver {
  readonly port: number;
  readonly url: string;
  readonly calls: readonly Received[];
  /** The `webhook-id` of each call, in the order in which they came. */
  readonly ids: readonly string[];
  answer: (response: ServerResponse) => void;
  stop(): Promise<void>;
}

export async function receiver(): Promise<Receiver> {
  const calls: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      calls.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      running.answer(response);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const running: Receiver = {
    port,
    url: `http://127.0.0.1:${port}/escalations`,
    calls,
    get ids() {
      return calls.map(({ headers }) => String(headers['webhook-id']));
    },
    answer: (response) => response.writeHead(204).end(),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return running;
}

/** What a call says, if the verifier of Standard Webhooks takes it. @throws where it does not */
export function verified({ headers, body }: Received, secret: string): { type: string; data: Record<string, unknown> } {
  return new Webhook(secret).verify(body, headers as Record<string, string>) as ReturnType<typeof verified>;
}
