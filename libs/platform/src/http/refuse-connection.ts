import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { problemDetails, problemMediaType } from '../problems/problem.ts';
import { protocolProblem } from '../problems/protocol-problems.ts';

const statusOf: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** What arrived was not even HTTP, or did not fit: the parser gave up, so the answer is written by hand. */
export function refuseConnection(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy(error);
  const status = statusOf[error.code ?? ''] ?? 400;
  const problem = protocolProblem(status);
  const body = problem ? JSON.stringify(problemDetails(problem)) : '';
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `content-type: ${problemMediaType}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
