import { Failure } from '#domain';
import type { OpenedCase } from '../handling/domain/case-state.ts';
import { notTheirs } from '../handling/failures.ts';
import type { passedBound } from './domain/allowance.ts';
import type { NotAttachable } from './domain/who-may-attach.ts';

export function notAttachable(because: NotAttachable, { status, version }: OpenedCase): Failure {
  if (because === 'not-theirs') return notTheirs();
  const message = `A case that is ${status} takes no attachments for its citizen.`;
  return new Failure('conflict', 'case-not-open', message, { extra: { current: { status, version } } });
}

export function allowanceUsedUp({ bound, most }: NonNullable<ReturnType<typeof passedBound>>): Failure {
  const message = `All files of one side of a case may be ${most} ${bound} at most.`;
  const fault = { field: 'body', rule: `max-${bound}-of-case`, message };
  return new Failure('conflict', 'too-many-attachments', message, { fields: [fault] });
}

/** @param retryAfterSeconds until the next hour begins */
export function tooManyUploads(most: number, retryAfterSeconds: number): Failure {
  const message = `At most ${most} files an hour are taken from one sender: come again when the next hour begins.`;
  return new Failure('too-many', 'too-many-uploads', message, { retryAfterSeconds });
}

export function attachmentNotFound(): Failure {
  return new Failure('not-found', 'attachment-not-found', 'There is no such attachment of this case for you.');
}
