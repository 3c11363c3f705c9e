import { connect } from 'node:net';

/** One answered submission: when it was sent, and how long the answer took. */
export interface Answer {
  readonly sentAt: number;
  readonly milliseconds: number;
  readonly status: number;
  readonly caseNumber?: string;
  /** Seconds after which to come again; only with a refusal. */
  readonly retryAfter?: number;
}

export interface Load {
  readonly url: string;
  readonly path: string;
  readonly connections: number;
  /** The body of the n-th request. */
  readonly body: (n: number) => unknown;
}

/** One that sends the n-th request; the next one only when this one is answered. */
interface Sender {
  readonly send: (n: number) => Promise<Answer>;
  close(): void;
}

interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
}

interface HttpAnswer {
  readonly status: number;
  readonly headers: string;
  /** Bytes as latin1, as long as their number says. */
  readonly body: string;
}

export interface Connection {
  /** One request at a time. */
  ask(request: HttpRequest): Promise<HttpAnswer>;
  /** False once either side has closed it. */
  isOpen(): boolean;
  close(): void;
}

/** Closed loop: each connection sends its next request when the last one is answered. */
export async function sendAll(load: Load, from: number, count: number, take: (answer: Answer) => void): Promise<void> {
  let next = from;
  const worker = async (): Promise<void> => {
    const connection = await open(load);
    while (next < from + count) take(await connection.send(next++));
    connection.close();
  };
  await Promise.all(Array.from({ length: load.connections }, worker));
}

/** Open loop: requests leave at a steady rate whether or not the earlier ones are answered, so that waiting is measured. */
export async function sendAtRate(
  load: Load,
  ratePerSecond: number,
  seconds: number,
  take: (answer: Answer) => void,
): Promise<void> {
  const connections = await Promise.all(Array.from({ length: load.connections }, () => open(load)));
  const free = [...connections];
  const started = performance.now();
  const underWay: Promise<void>[] = [];
  for (let n = 0; n < ratePerSecond * seconds; n++) {
    const due = started + (n * 1000) / ratePerSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    // The one that has rested longest, as a service lets go of who says nothing for half a minute.
    const connection = free.shift();
    if (!connection)
      throw new Error(`${load.connections} connections are too few for ${ratePerSecond} requests a second`);
    underWay.push(
      connection.send(n).then((answer) => {
        free.push(connection);
        take(answer);
      }),
    );
  }
  await Promise.all(underWay);
  for (const connection of connections) connection.close();
}

async function open({ url, path, body }: Load): Promise<Sender> {
  const connection = await connectTo(url);
  return {
    async send(n) {
      const sentAt = performance.timeOrigin + performance.now();
      const answer = await connection.ask({ method: 'POST', path, body: body(n) });
      const milliseconds = performance.timeOrigin + performance.now() - sentAt;
      const caseNumber = /"caseNumber":"([^"]+)"/.exec(answer.body)?.[1];
      const retryAfter = /\r\nretry-after: *(\d+)/i.exec(answer.headers)?.[1];
      return {
        sentAt,
        milliseconds,
        status: answer.status,
        caseNumber,
        retryAfter: retryAfter === undefined ? undefined : Number(retryAfter),
      };
    },
    close: () => {
      connection.close();
    },
  };
}

/**
 * HTTP/1.1 over a bare socket: a client library costs several times as much CPU for each request, which the system that
 * is measured would lack.
 */
export async function connectTo(url: string): Promise<Connection> {
  const { hostname, port, host } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let received = '';
  let answered: (answer: HttpAnswer) => void = () => undefined;
  let failed: (error: Error) => void = () => undefined;
  socket.setEncoding('latin1');
  socket.on('error', (error) => {
    failed(error);
  });
  socket.on('close', () => {
    failed(new Error(`${url} closed the connection`));
  });
  socket.on('data', (chunk: string) => {
    received += chunk;
    const answer = answerIn(received);
    if (!answer) return;
    received = '';
    answered(answer);
  });
  return {
    ask: ({ method, path, headers = {}, body }) =>
      new Promise((resolve, reject) => {
        [answered, failed] = [resolve, reject];
        const json = body === undefined ? '' : JSON.stringify(body);
        const type = json === '' ? '' : 'content-type: application/json\r\n';
        const own = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
        const head = `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\n${type}${own.join('')}`;
        socket.write(`${head}content-length: ${Buffer.byteLength(json)}\r\n\r\n${json}`);
      }),
    isOpen: () => socket.writable,
    close: () => socket.destroy(),
  };
}

/** Nothing until the whole answer is there. */
function answerIn(received: string): HttpAnswer | undefined {
  const bodyAt = received.indexOf('\r\n\r\n') + 4;
  if (bodyAt < 4) return undefined;
  const headers = received.slice(0, bodyAt);
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(headers)?.[1] ?? 0);
  if (received.length < bodyAt + length) return undefined;
  return { status: Number(received.slice(9, 12)), headers, body: received.slice(bodyAt) };
}
