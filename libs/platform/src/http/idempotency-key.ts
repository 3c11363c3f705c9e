import { createHash } from 'node:crypto';
import { Failure } from '#domain';

const header = 'Idempotency-Key';

/**
 * Reads the header Idempotency-Key (draft-ietf-httpapi-idempotency-key-header §2): a quoted string; taken without its
 * quotes as well, since most clients leave them out.
 * @throws Failure naming the header
 */
export function parseIdempotencyKey(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const key = /^\s*(?:"([!#-[\]-~]{1,128})"|([!#-[\]-~]{1,128}))\s*$/.exec(text);
  if (!key) throw malformed();
  return key[1] ?? key[2];
}

/** As {@link parseIdempotencyKey}, for requests that must not be sent without one. @throws Failure naming the header */
export function demandIdempotencyKey(text: string | undefined): string {
  const key = parseIdempotencyKey(text);
  if (key === undefined) throw missing();
  return key;
}

function missing(): Failure {
  const message = `${header} is required: with it the same request may be sent again and has no second effect.`;
  return new Failure('invalid', 'invalid-request', 'The header Idempotency-Key is missing.', {
    fields: [{ field: header, rule: 'required', message }],
  });
}

function malformed(): Failure {
  const message = `${header} must be 1 to 128 visible ASCII characters without quotes, blanks or backslashes inside.`;
  return new Failure('invalid', 'invalid-request', 'The header Idempotency-Key cannot be read.', {
    fields: [{ field: header, rule: 'idempotency-key', message }],
  });
}

/** For `@ApiHeader` where a command may carry one. */
export const idempotencyKeyHeader = {
  name: header,
  required: false,
  description: '1 to 128 visible ASCII characters; sent again with the same request it has no second effect',
};

/** As keys and commands are kept: short whatever was sent, and without anybody's words. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** A request and the key that it came with, as they are kept: the same request may come again with it, and no other. */
export interface KeyedRequest {
  readonly key: string;
  readonly request: string;
}

/** @param asked all that the request asks for, its parts always in the same order */
export function keyedRequest(key: string, asked: unknown): KeyedRequest {
  return { key: digestOf(key), request: digestOf(JSON.stringify(asked)) };
}

export function keyReused(): Failure {
  const message = 'Idempotency-Key was used before with another request; a new one needs a new key.';
  const fault = { field: header, rule: 'one-request', message };
  return new Failure('unprocessable', 'idempotency-key-reused', message, { fields: [fault] });
}
