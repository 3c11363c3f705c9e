import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problemDetails, problemMediaType } from '../problems/problem.ts';
import { protocolProblem } from '../problems/protocol-problems.ts';
import { acceptOnlyJson } from './json-body.ts';
import { refuseConnection } from './refuse-connection.ts';
import { refuseSlowBodies } from './refuse-slow-bodies.ts';
import { securityHeaders } from './security-headers.ts';

const kilobyte = 1024;
/** Most bytes of a body, unless a route says otherwise with `@BodyLimit`. */
const bodyLimit = 64 * kilobyte;
/** Most bytes of the request line and all headers together; more is answered with 431. */
const headerLimit = 16 * kilobyte;
/** A request that dribbles in more slowly, ms, does not keep its connection. */
const slowestRequest = 30_000;
/** How often Node looks for such requests, ms; by itself every 30 s, which would let the last of them take twice as long. */
const connectionsCheckingInterval = 1_000;
/** Longer than the 60 s of usual load balancers, so that it is they who let an idle connection go. */
const keepAliveTimeout = 72_000;

/** How long a request may take to arrive, head and body, ms; one that takes longer is answered with 408. */
interface Slowest {
  readonly request?: number;
  /** One whose body is a file, where that may take longer. */
  readonly file?: number;
}

/** The HTTP server as every service has it: bounded in every direction, JSON in and out, no body of any other kind. */
export function createHttpServer({ request = slowestRequest, file = request }: Slowest = {}): FastifyAdapter {
  const adapter = new FastifyAdapter({
    logger: false,
    // No service uses Express-style middleware; what all routes share are hooks.
    skipMiddie: true,
    bodyLimit,
    requestTimeout: file,
    keepAliveTimeout,
    http: { maxHeaderSize: headerLimit, headersTimeout: request, connectionsCheckingInterval },
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    // What still arrives on an open connection while it drains is answered like the rest.
    return503OnClosing: false,
    frameworkErrors: answerRouterError,
    clientErrorHandler: refuseConnection,
  });
  const fastify = adapter.getInstance();
  acceptOnlyJson(fastify);
  fastify.decorateRequest('staff', undefined);
  fastify.decorateRequest('span', undefined);
  fastify.addHook('onRequest', securityHeaders);
  if (file > request) fastify.addHook('onRequest', refuseSlowBodies(request));
  fastify.addHook('preClose', letConnectionsGo);
  return adapter;
}

/**
 * Once the server closes, a connection is let go as soon as its last request is answered. Node closes those that are
 * idle at that moment, and would keep each of the others open until its client has been silent for `keepAliveTimeout`.
 */
function letConnectionsGo(this: FastifyInstance, done: () => void): void {
  const { server } = this;
  if (server.listening) {
    const sweep = setInterval(() => {
      server.closeIdleConnections();
    }, 50);
    server.once('close', () => {
      clearInterval(sweep);
    });
  }
  done();
}

/** The router found the address malformed: no hook and no filter has seen the request. */
function answerRouterError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const problem = protocolProblem(error.statusCode ?? 400, error) ?? {
    status: 400,
    code: 'malformed-request',
    detail: 'The request is malformed.',
  };
  securityHeaders(request, reply, () => undefined);
  void reply
    .code(problem.status)
    .type(problemMediaType)
    .send(JSON.stringify(problemDetails(problem)));
}
