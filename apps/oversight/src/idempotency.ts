/** What every command of oversight that may carry an Idempotency-Key has in common. */
import { createHash } from 'node:crypto';
import { Failure } from '#domain';

/** For `@ApiHeader`. */
export const idempotencyKeyHeader = {
  name: 'Idempotency-Key',
  required: false,
  description: '1 to 128 visible ASCII characters; sent again with the same request it has no second effect',
};

/** As keys are kept: short whatever was sent. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

export function keyReused(): Failure {
  const message = 'Idempotency-Key was used before with another request; a new one needs a new key.';
  const fault = { field: 'Idempotency-Key', rule: 'one-request', message };
  return new Failure('unprocessable', 'idempotency-key-reused', message, { fields: [fault] });
}
