import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { type Problem, problemDetails, problemMediaType } from './problem.ts';
import { problemOf } from './problem-of.ts';

/** While something is away every request fails alike: that is logged once in this time, ms, and counted in the metrics. */
const outageLogInterval = 1_000;

/** Answers whatever was thrown on the way of an HTTP request. Event handlers never come here: their errors stay as they are. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private lastOutageLogged = -Infinity;

  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    // Whoever went away in the middle of a request has broken nothing, and hears no answer.
    if (request.raw.destroyed && !request.raw.complete) return;
    const problem = problemOf(error);
    const traceId = request.span?.spanContext().traceId;
    if (problem.status >= 500) this.log(problem, error, request.routeOptions.url, traceId);
    if (reply.sent) return;
    void reply
      .code(problem.status)
      .headers(problem.headers ?? {})
      .type(problemMediaType)
      .send(JSON.stringify(problemDetails(problem, traceId)));
  }

  private log(problem: Problem, error: unknown, route: string | undefined, traceId: string | undefined): void {
    const fields = { code: problem.code, route, traceId, err: error };
    if (problem.status === 500) {
      this.logger.error(fields, 'A request failed');
      return;
    }
    const now = performance.now();
    if (now - this.lastOutageLogged < outageLogInterval) return;
    this.lastOutageLogged = now;
    this.logger.warn(fields, 'A request was turned away because something it needs is unavailable');
  }
}
