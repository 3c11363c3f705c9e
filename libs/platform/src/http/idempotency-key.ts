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

function malformed(): Failure {
  const message = `${header} must be 1 to 128 visible ASCII characters without quotes, blanks or backslashes inside.`;
  return new Failure('invalid', 'invalid-request', 'The header Idempotency-Key cannot be read.', {
    fields: [{ field: header, rule: 'idempotency-key', message }],
  });
}
