/** A file over HTTP: its bytes are the body, its type and name stand in headers, since addresses are written into logs. */
import type { Readable } from 'node:stream';
import { applyDecorators, createParamDecorator, type ExecutionContext, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { create, parse } from 'content-disposition';
import type { FastifyRequest } from 'fastify';
import { incomingBytes, statedMediaType, StreamedBody } from '../http/streamed-body.ts';
import { largestFile, statedTypes } from './accepted-types.ts';
import type { IncomingFile } from './take-file.ts';

/** What is said of a file that is handed out. */
interface NamedFile {
  /** Cleaned, with the ending of its type. */
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

/** A file as its sender has it. */
export interface SentFile extends IncomingFile {
  /** As the sender names it (RFC 6266); undefined where none can be read. */
  readonly name: string | undefined;
}

/** The route takes a file: {@link FileInBody}. */
export const TakesFile = (): MethodDecorator =>
  applyDecorators(
    StreamedBody({ mediaTypes: statedTypes, maxBytes: largestFile }),
    ApiHeader({
      name: 'Content-Disposition',
      required: false,
      description: "The file's name: attachment; filename*=UTF-8''%E7%85%A7%E7%89%87.png (RFC 6266)",
    }),
  );

/** The route answers with a file. */
export const GivesFile = (): MethodDecorator =>
  applyDecorators(
    ApiProduces(...statedTypes),
    ApiOkResponse({ description: 'To be kept, not to be shown', schema: { type: 'string', format: 'binary' } }),
  );

/** The file that a request to such a route brings, read as it arrives: a {@link SentFile}. */
export const FileInBody = createParamDecorator((_: unknown, context: ExecutionContext): SentFile => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const { 'content-type': type, 'content-disposition': disposition } = request.headers;
  return {
    name: disposition === undefined ? undefined : parse(disposition).parameters.filename,
    stated: statedMediaType(type),
    content: incomingBytes(request),
  };
});

/** A file as it is handed out: to be kept, never to be shown in place. */
export function handedOut({ name, type, bytes }: NamedFile, content: Readable): StreamableFile {
  return new StreamableFile(content, { type, length: bytes, disposition: create(name) });
}
