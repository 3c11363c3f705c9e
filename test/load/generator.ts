import { Client, type Dispatcher, Pool } from 'undici';

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

const headers = { 'content-type': 'application/json' };

/** Below the convenience of undici's promises and streams, which would cost more than what is measured. */
function send(connection: Dispatcher, load: Load, n: number): Promise<Answer> {
  const body = JSON.stringify(load.body(n));
  return new Promise((resolve, reject) => {
    const sentAt = performance.timeOrigin + performance.now();
    let status = 0;
    let text = '';
    connection.dispatch(
      { path: load.path, method: 'POST', headers, body },
      {
        onRequestStart: () => undefined,
        onResponseStart: (_controller, statusCode) => (status = statusCode),
        onResponseData: (_controller, chunk) => (text += chunk.toString('latin1')),
        onResponseEnd: () => {
          const milliseconds = performance.timeOrigin + performance.now() - sentAt;
          resolve({ sentAt, milliseconds, status, caseNumber: /"caseNumber":"([^"]+)"/.exec(text)?.[1] });
        },
        onResponseError: (_controller, error) => {
          reject(error);
        },
      },
    );
  });
}

/** Closed loop: each connection sends its next request when the last one is answered. */
export async function sendAll(load: Load, from: number, count: number, take: (answer: Answer) => void): Promise<void> {
  let next = from;
  const worker = async (): Promise<void> => {
    // Of its own: a pool looks through all of its connections for every request.
    const connection = new Client(load.url);
    while (next < from + count) take(await send(connection, load, next++));
    await connection.close();
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
  const pool = new Pool(load.url, { connections: load.connections });
  const started = performance.now();
  const underWay: Promise<void>[] = [];
  for (let n = 0; n < ratePerSecond * seconds; n++) {
    const due = started + (n * 1000) / ratePerSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    underWay.push(send(pool, load, n).then(take));
  }
  await Promise.all(underWay);
  await pool.close();
}
