import { trace } from '@opentelemetry/api';
import type { Client, ClientBase } from 'pg';
import type { PreparedStatements, Statement } from './prepared-statements.ts';

/** How long whoever waits for an answer over HTTP is kept waiting for one statement, ms. */
const requestPatience = 3_000;

/**
 * Has a connection prepare what comes often, and keeps a request from waiting for a server that is there and answers nothing (frozen, or behind a
 * dead line): the connection is broken off, because nobody may use again what may still be inside a transaction. Events, migrations and commands
 * have nobody who waits, and are left to the server's own limits.
 */
export function equipClient(client: ClientBase, statements: PreparedStatements): void {
  const query = client.query.bind(client) as (...statement: unknown[]) => unknown;
  const equipped = (...statement: Statement): unknown => {
    const answer = query(...statements.prepare(statement));
    if (!isPromise(answer)) return answer;
    const answered = trace.getActiveSpan() ? breakOffUnlessAnswered(client as Client) : undefined;
    answer.then(answered, (error: unknown) => {
      answered?.();
      statements.noteFailure(error);
    });
    return answer;
  };
  client.query = equipped as ClientBase['query'];
}

/** @returns what is to be called when it has answered */
function breakOffUnlessAnswered({ connection }: Client): () => void {
  const timer = setTimeout(() => connection.stream.destroy(new Error('Query read timeout')), requestPatience);
  return () => {
    clearTimeout(timer);
  };
}

function isPromise(answer: unknown): answer is Promise<unknown> {
  return typeof (answer as { then?: unknown } | undefined)?.then === 'function';
}
