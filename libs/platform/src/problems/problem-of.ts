import { HttpException } from '@nestjs/common';
import { Failure, type FailureKind } from '#domain';
import { isTransient } from '#messaging';
import { AccessRefusal } from '../access/access-refusal.ts';
import { KeyMissing } from '../secrets/sealed-text.ts';
import type { Problem } from './problem.ts';
import { protocolProblem } from './protocol-problems.ts';

/** The one place that decides status codes of what use cases refuse. */
const statusOf: Record<FailureKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  unprocessable: 422,
  'too-large': 413,
  unsupported: 415,
  'too-many': 429,
  unavailable: 503,
};

const databaseAway: Problem = {
  status: 503,
  code: 'database-unavailable',
  detail: 'The service cannot reach its database at the moment. Please try again in a few seconds.',
  headers: { 'retry-after': '2' },
};

const keyMissing: Problem = {
  status: 503,
  code: 'key-missing',
  detail: 'The service lacks a key at the moment that this needs. Please try again later.',
  headers: { 'retry-after': '60' },
};

const defect: Problem = {
  status: 500,
  code: 'internal-error',
  detail: 'The service failed to answer. The failure was recorded.',
};

/** What an error looks like from outside. Anything that was not meant for the caller becomes a 500 that says nothing. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Failure) return fromFailure(error);
  if (error instanceof HttpException) return protocolProblem(error.getStatus(), error.cause) ?? defect;
  if (error instanceof KeyMissing) return keyMissing;
  return isTransient(error) ? databaseAway : defect;
}

function fromFailure(failure: Failure): Problem {
  const headers: Record<string, string> = {};
  if (failure.retryAfterSeconds !== undefined) headers['retry-after'] = String(failure.retryAfterSeconds);
  if (failure instanceof AccessRefusal && failure.challenge) headers['www-authenticate'] = failure.challenge;
  const { code, message: detail, fields: errors, extra } = failure;
  return { status: statusOf[failure.kind], code, detail, errors, extra, headers };
}
