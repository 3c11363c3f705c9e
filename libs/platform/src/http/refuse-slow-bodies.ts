import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuseConnection } from './refuse-connection.ts';

type Done = () => void;

/**
 * A Fastify `onRequest` hook for a server that lets files take longer than everything else, which Node cannot tell apart: a body
 * that is not there after `slowest` ms loses its connection, unless it is the file that a route with a `@StreamedBody` is reading.
 */
export function refuseSlowBodies(slowest: number) {
  return (request: FastifyRequest, reply: FastifyReply, done: Done): void => {
    if (hasBody(request)) {
      const timer = setTimeout(refuseIfSlow, slowest, request, reply).unref();
      request.raw.once('close', () => {
        clearTimeout(timer);
      });
    }
    done();
  };
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > 0;
}

function refuseIfSlow({ raw, routeOptions }: FastifyRequest, reply: FastifyReply): void {
  if (raw.complete) return;
  // Who has his answer already, a refusal, only keeps the connection busy.
  if (reply.sent) raw.destroy();
  else if (!routeOptions.config.streamedBody) {
    refuseConnection(
      Object.assign(new Error('The body is too slow.'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }),
      raw.socket,
    );
    raw.socket.destroySoon();
  }
}
