import { isUtf8 } from 'node:buffer';
import { errorCodes, type FastifyInstance, type FastifyRequest } from 'fastify';
import { Failure } from '#domain';
import { isObject } from './is-object.ts';
import { refusalOfBody } from './rows.ts';

type Done = (error: Error | null, body?: unknown) => void;

type Parse = ReturnType<FastifyInstance['getDefaultJsonParser']>;

/** Bodies are JSON objects in UTF-8; any other media type is answered with 415, but for routes with a `@StreamedBody`. */
export function acceptOnlyJson(fastify: FastifyInstance): void {
  // 'error': a key that would reach an object's prototype makes the body malformed.
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (request: FastifyRequest, bytes: Buffer, done: Done) => {
      const unreadable = faultOfBytes(bytes);
      if (unreadable) done(unreadable);
      else readJson(parse, request, bytes, done);
    },
  );
  fastify.addContentTypeParser('*', ({ is404, routeOptions }: FastifyRequest, bytes: unknown, done: Done) => {
    if (is404 || routeOptions.config.streamedBody) done(null, bytes);
    else done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE());
  });
}

function faultOfBytes(bytes: Buffer): Failure | undefined {
  if (bytes.length === 0) return refused('required', 'The body is empty; a JSON object is expected.');
  return isUtf8(bytes) ? undefined : refused('utf-8', 'The body is not UTF-8.');
}

function readJson(parse: Parse, request: FastifyRequest, bytes: Buffer, done: Done): void {
  void parse(request, bytes.toString('utf8'), (error, body) => {
    if (error) done(refused('json', `The body is not valid JSON${placeOf(error)}.`));
    else if (!isObject(body)) done(refused('object', 'The body must be a JSON object.'));
    else done(refusalOfBody(body, request.routeOptions.config.rowsIn) ?? null, body);
  });
}

function refused(rule: string, message: string): Failure {
  return new Failure('invalid', 'malformed-body', message, { fields: [{ field: 'body', rule, message }] });
}

/** Where V8 gave up reading; the rest of its message quotes what the client wrote. */
function placeOf({ message }: Error): string {
  const place = /\(line \d+ column \d+\)/.exec(message)?.[0];
  return place ? ` ${place}` : '';
}
