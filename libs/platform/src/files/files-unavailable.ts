import { Failure } from '#domain';

/** Of the store, not of the file: the disk is full or gone, the bucket does not answer. */
export function filesUnavailable(cause: unknown): Failure {
  const message = 'Files can neither be taken nor handed out at the moment. Please try again in a few seconds.';
  return new Failure('unavailable', 'files-unavailable', message, { retryAfterSeconds: 10, cause });
}
