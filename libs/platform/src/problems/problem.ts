import { STATUS_CODES } from 'node:http';
import type { FieldFault } from '#domain';

/** Problem details as they go over the wire (RFC 9457 §3), with `code` and `errors` as this house's extensions. */
export interface ProblemDetails {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Stable and kebab-case, for programs. */
  readonly code: string;
  /** The request that it happened to; the last segment is the trace id that the logs know. */
  readonly instance?: string;
  readonly errors?: readonly FieldFault[];
  readonly [extra: string]: unknown;
}

/** A problem with the headers that belong to its answer. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldFault[];
  /** Further members; one that bears the name of a member above does not get through. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export const problemMediaType = 'application/problem+json; charset=utf-8';

export function problemDetails({ status, code, detail, errors, extra }: Problem, traceId?: string): ProblemDetails {
  const instance = traceId && `/requests/${traceId}`;
  const title = STATUS_CODES[status] ?? 'Error';
  const members = { type: 'about:blank', title, status, detail, code, instance, errors } as const;
  // Named first, what every problem says stands before what may be long; named last, nothing takes its place.
  return { ...members, ...extra, ...members };
}
