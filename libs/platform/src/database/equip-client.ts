import { trace } from '@opentelemetry/api';
import type { Client, ClientBase } from 'pg';
import type { PreparedStatements, Statement } from './prepared-statements.ts';
import { isUnlimited, type StatementLimits } from './statement-limits.ts';

/**
 * Has a connection prepare what comes often, and keeps nobody waiting for a server that is there and answers nothing (frozen, or behind a dead line):
 * the connection is broken off, because nobody may use again what may still be inside a transaction.
 */
export function equipClient(client: ClientBase, statements: PreparedStatements, limits: StatementLimits): void {
  const query = client.query.bind(client) as (...statement: unknown[]) => unknown;
  const equipped = (...statement: Statement): unknown => {
    const answer = query(...statements.prepare(statement));
    if (!isPromise(answer)) return answer;
    const answered = isUnlimited(client) ? undefined : breakOffUnlessAnswered(client as Client, patienceOf(limits));
    answer.then(answered, (error: unknown) => {
      answered?.();
      statements.noteFailure(error);
    });
    return answer;
  };
  client.query = equipped as ClientBase['query'];
}

function patienceOf({ request, silence }: StatementLimits): number {
  return trace.getActiveSpan() ? request : silence;
}

/** @returns what is to be called when it has answered */
function breakOffUnlessAnswered({ connection }: Client, patience: number): () => void {
  const timer = setTimeout(() => connection.stream.destroy(new Error('Query read timeout')), patience);
  return () => {
    clearTimeout(timer);
  };
}

function isPromise(answer: unknown): answer is Promise<unknown> {
  return typeof (answer as { then?: unknown } | undefined)?.then === 'function';
}
