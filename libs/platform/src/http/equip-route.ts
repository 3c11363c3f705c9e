import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { type Span, SpanStatusCode } from '@opentelemetry/api';
import { ATTR_HTTP_RESPONSE_STATUS_CODE, ATTR_HTTP_ROUTE } from '@opentelemetry/semantic-conventions';
import type { Logger } from 'pino';
import { lockFor } from '../access/lock.ts';
import type { TokenVerifier } from '../access/token-verifier.ts';
import type { HttpMetrics } from '../metrics/http-metrics.ts';
import { withinSpan } from '../tracing/current-trace.ts';
import { parseTraceparent } from '../tracing/traceparent.ts';
import type { Tracing } from '../tracing/tracing.ts';
import { refusalOfText } from './unstorable-text.ts';
import type { Route } from './routes.ts';
import { admitStreamedBody } from './streamed-body.ts';

export interface RouteEquipment {
  readonly tracing: Tracing;
  readonly tokens: TokenVerifier;
  readonly metrics: HttpMetrics;
  readonly logger: Logger;
}

type Done = (error?: Error) => void;

/** A request that took longer, s, is worth a line in the log. */
const slow = 1;

/**
 * Gives a route its lock, trace, metrics and limits. All of them are Fastify hooks bound to what is known of the route
 * when it is registered: per request nothing is looked up, and nothing on the way is asynchronous that need not be.
 */
export function equipRoute(options: RouteOptions, route: Route, equipment: RouteEquipment): void {
  const { streamedBody, bodyLimit, lastsLong = false } = options.config ?? {};
  options.bodyLimit = bodyLimit ?? options.bodyLimit;
  options.onRequest = [
    beginSpan(route, equipment.tracing),
    refuseNulInAddress,
    lockFor(route.access, equipment.tokens),
    ...(streamedBody ? [admitStreamedBody(streamedBody)] : []),
  ];
  options.preHandler = continueInTrace;
  options.onResponse = observe(route, equipment, lastsLong);
}

function beginSpan(route: Route, tracing: Tracing) {
  const name = `${route.method} ${route.path}`;
  return (request: FastifyRequest, _: FastifyReply, done: Done): void => {
    request.span = tracing.beginRequest(name, parseTraceparent(request.headers.traceparent));
    done();
  };
}

/** What is percent-encoded is well-formed once decoded, but may hold NUL. */
function refuseNulInAddress(request: FastifyRequest, _: FastifyReply, done: Done): void {
  if (request.url.includes('%00')) done(refusalOfText(request.params, 'path') ?? refusalOfText(request.query, 'query'));
  else done();
}

/** Only here, once the body is read: what reads the socket runs in the socket's own context. */
function continueInTrace(request: FastifyRequest, _: FastifyReply, done: Done): void {
  if (request.span) withinSpan(request.span, done);
  else done();
}

function observe({ method, path }: Route, { metrics, logger }: RouteEquipment, lastsLong: boolean) {
  const count = metrics.forRoute(method, path);
  return ({ span }: FastifyRequest, { statusCode: status, elapsedTime }: FastifyReply, done: Done): void => {
    const seconds = elapsedTime / 1000;
    count(status, seconds);
    if (span?.isRecording()) endSpan(span, path, status);
    const traceId = span?.spanContext().traceId;
    if (seconds > slow && !lastsLong)
      logger.warn({ method, route: path, status, seconds, traceId }, 'A request took long');
    done();
  };
}

/** Counts what was asked for where no route is. */
export function countUnrouted(metrics: HttpMetrics) {
  const count = metrics.forRoute('any', 'none');
  return (request: FastifyRequest, reply: FastifyReply, done: Done): void => {
    if (request.is404) count(reply.statusCode, reply.elapsedTime / 1000);
    done();
  };
}

function endSpan(span: Span, route: string, status: number): void {
  span.setAttributes({ [ATTR_HTTP_ROUTE]: route, [ATTR_HTTP_RESPONSE_STATUS_CODE]: status });
  if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
