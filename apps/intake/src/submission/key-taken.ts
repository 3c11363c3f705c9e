import { Failure } from '#domain';
import { keyReused } from '#platform';
import { isOfIdempotencyKey } from './domain/repeat.ts';

/** The refusal of a Message whose key was used before: it says which key, and nothing of what used it. */
export function keyTaken(takenKeys: readonly string[]): Failure {
  return takenKeys.some(isOfIdempotencyKey) ? keyReused() : sourceIdTaken();
}

function sourceIdTaken(): Failure {
  const message = 'sourceId was used before on this channel for another message.';
  const fault = { field: 'sourceId', rule: 'one-message', message };
  return new Failure('conflict', 'source-id-taken', message, { fields: [fault] });
}
