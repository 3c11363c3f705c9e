/** A file over HTTP: its bytes are the body, its type and name stand in headers, since addresses are written into logs. */
import type { Readable } from 'node:stream';
import { applyDecorators, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { create, parse } from 'content-disposition';
import { StreamedBody } from '../http/streamed-body.ts';
import { largestFile, statedTypes } from './accepted-types.ts';

/** What is said of a file that is handed out. */
interface NamedFile {
  /** Cleaned, with the ending of its type. */
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

/** The route takes a file. */
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

/** The name of a file that is sent (RFC 6266), as its sender has it; undefined where none can be read. */
export function sentName(header: string | undefined): string | undefined {
  return header === undefined ? undefined : parse(header).parameters.filename;
}

/** A file as it is handed out: to be kept, never to be shown in place. */
export function handedOut({ name, type, bytes }: NamedFile, content: Readable): StreamableFile {
  return new StreamableFile(content, { type, length: bytes, disposition: create(name) });
}
