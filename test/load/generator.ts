import { connect } from 'node:net';

/** One answered submission: when it was sent, and how long the answer took. */
export interface Answer {
  readonly sentAt: number;
  readonly milliseconds: number;
  readonly status: number;
  readonly caseNumber?: string;
}

export interface Load {
  readonly url: string;
  readonly path: string;
  readonly connections: number;
  /** The body of the n-th request. */
  readonly body: (n: number) => unknown;
}

/** Sends one request; the next one only when this one is answered. */
type Send = (n: number) => Promise<Answer>;

interface Connection {
  readonly send: Send;
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
    const connection = free.pop();
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

/**
 * HTTP/1.1 over a bare socket: a client library costs several times as much CPU for each request, which the system that
 * is measured would lack.
 */
async function open({ url, path, body }: Load): Promise<Connection> {
  const { hostname, port, host } = new URL(url);
  const head = `POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: `;
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let received = '';
  let answered: (answer: Answer) => void = () => undefined;
  let failed: (error: Error) => void = () => undefined;
  let sentAt = 0;
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
    answered({ ...answer, sentAt, milliseconds: performance.timeOrigin + performance.now() - sentAt });
  });
  return {
    send: (n) =>
      new Promise((resolve, reject) => {
        [answered, failed] = [resolve, reject];
        const json = JSON.stringify(body(n));
        sentAt = performance.timeOrigin + performance.now();
        socket.write(`${head}${Buffer.byteLength(json)}\r\n\r\n${json}`);
      }),
    close: () => socket.destroy(),
  };
}

/** Nothing until the whole answer is there. */
function answerIn(received: string): Pick<Answer, 'status' | 'caseNumber'> | undefined {
  const bodyAt = received.indexOf('\r\n\r\n') + 4;
  if (bodyAt < 4) return undefined;
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(received)?.[1] ?? 0);
  if (received.length < bodyAt + length) return undefined;
  return { status: Number(received.slice(9, 12)), caseNumber: /"caseNumber":"([^"]+)"/.exec(received)?.[1] };
}
