import { Failure } from '#domain';
import { isOfIdempotencyKey } from './repeat.ts';

/** The refusal of a Message whose key was used before: it says which key, and nothing of what used it. */
export function keyTaken(takenKeys: readonly string[]): Failure {
  if (takenKeys.some(isOfIdempotencyKey)) {
    const message = 'Idempotency-Key was used before with another request; a new message needs a new key.';
    const fault = { field: 'Idempotency-Key', rule: 'one-request', message };
    return new Failure('unprocessable', 'idempotency-key-reused', message, { fields: [fault] });
  }
  const message = 'sourceId was used before on this channel for another message.';
  const fault = { field: 'sourceId', rule: 'one-message', message };
  return new Failure('conflict', 'source-id-taken', message, { fields: [fault] });
}
