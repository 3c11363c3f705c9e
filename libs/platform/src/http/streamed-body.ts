import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { Failure } from '#domain';
import { routeSetting } from './route-settings.ts';

/** What the body of a route may be that is not JSON. */
export interface StreamedBodyRule {
  /** In lower case, without parameters. */
  readonly mediaTypes: readonly string[];
  readonly maxBytes: number;
}

type Done = (error?: Error) => void;

/** Lets the body of a route be a file: it is handed to the use case as it arrives, and never held as a whole. */
export const StreamedBody = (rule: StreamedBodyRule): MethodDecorator =>
  applyDecorators(
    routeSetting({ streamedBody: rule }),
    ApiConsumes(...rule.mediaTypes),
    ApiBody({ schema: { type: 'string', format: 'binary' } }),
  );

/**
 * The bytes of a {@link StreamedBody} as they arrive. Reading them fails with `body-too-large` once they are more than the route
 * allows, whatever was declared, and with the socket's error where the client goes away.
 */
export function incomingBytes({ body, routeOptions }: FastifyRequest): AsyncIterable<Buffer> {
  return bounded(body instanceof Readable ? body : Readable.from([]), routeOptions.config.streamedBody?.maxBytes ?? 0);
}

/** The media type that a request states, in lower case and without parameters. */
export function statedMediaType(header: string | undefined): string {
  return (header ?? '').replace(/;.*$/s, '').trim().toLowerCase();
}

/** A Fastify `onRequest` hook: what is bound to be refused is refused before a byte of it is read. */
export function admitStreamedBody({ mediaTypes, maxBytes }: StreamedBodyRule) {
  return ({ headers }: FastifyRequest, _: unknown, done: Done): void => {
    if (!mediaTypes.includes(statedMediaType(headers['content-type']))) done(unsupported(mediaTypes));
    else if (Number(headers['content-length']) > maxBytes) done(tooLarge(maxBytes));
    else done();
  };
}

/** The request is left open when reading ends early, so that its answer still finds its way to the client. */
async function* bounded(body: Readable, maxBytes: number): AsyncGenerator<Buffer, void, undefined> {
  let bytes = 0;
  for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    yield chunk;
  }
}

function unsupported(mediaTypes: readonly string[]): Failure {
  const message = `Content-Type must be one of ${mediaTypes.join(', ')}.`;
  const fault = { field: 'Content-Type', rule: 'media-type', message };
  return new Failure('unsupported', 'unsupported-media-type', 'Files of this type are not taken.', { fields: [fault] });
}

function tooLarge(maxBytes: number): Failure {
  const fault = { field: 'body', rule: 'max-bytes', message: `The body may have ${maxBytes} bytes at most.` };
  return new Failure('too-large', 'body-too-large', 'The body is larger than this address accepts.', {
    fields: [fault],
  });
}
