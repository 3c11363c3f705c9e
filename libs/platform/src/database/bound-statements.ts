import { trace } from '@opentelemetry/api';
import type { Client, ClientBase } from 'pg';

/** How long whoever waits for an answer over HTTP is kept waiting for one statement, ms. */
const requestPatience = 3_000;

/**
 * Keeps a request from waiting for a server that is there and answers nothing (frozen, or behind a dead line): its
 * connection is broken off, because nobody may use again what may still be inside a transaction. Events, migrations and
 * commands have nobody who waits, and are left to the server's own limits.
 */
export function boundStatements(client: ClientBase): void {
  const query = client.query.bind(client) as (...statement: unknown[]) => unknown;
  const bounded = (...statement: unknown[]): unknown => {
    const answer = query(...statement);
    if (isPromise(answer) && trace.getActiveSpan()) breakOffUnlessAnswered(client as Client, answer);
    return answer;
  };
  client.query = bounded as ClientBase['query'];
}

function breakOffUnlessAnswered({ connection }: Client, answer: Promise<unknown>): void {
  const timer = setTimeout(() => connection.stream.destroy(new Error('Query read timeout')), requestPatience);
  const answered = (): void => {
    clearTimeout(timer);
  };
  answer.then(answered, answered);
}

function isPromise(answer: unknown): answer is Promise<unknown> {
  return typeof (answer as { then?: unknown } | undefined)?.then === 'function';
}
