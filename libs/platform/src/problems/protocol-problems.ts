import type { Problem } from './problem.ts';

type Protocol = Omit<Problem, 'status'>;

/** What is wrong with a request before any use case sees it, by status; fixed words, nothing of the request in them. */
const byStatus: Readonly<Record<number, Protocol>> = {
  400: { code: 'malformed-request', detail: 'The request is malformed.' },
  404: { code: 'route-not-found', detail: 'There is nothing at this address.' },
  405: {
    code: 'method-not-allowed',
    detail: 'The method is not allowed at this address; the header Allow names those that are.',
  },
  408: { code: 'request-timeout', detail: 'The request did not arrive in time.' },
  413: {
    code: 'body-too-large',
    detail: 'The body is larger than this address accepts.',
    errors: [{ field: 'body', rule: 'max-bytes', message: 'The body is too large.' }],
  },
  414: { code: 'address-too-long', detail: 'The address of the request is too long.' },
  415: {
    code: 'unsupported-media-type',
    detail: 'The body must be JSON in UTF-8, and say so.',
    errors: [{ field: 'Content-Type', rule: 'json', message: 'Content-Type must be application/json.' }],
    headers: { accept: 'application/json' },
  },
  431: { code: 'headers-too-large', detail: 'The headers of the request are too large.' },
};

/** More exact words for single Fastify errors. */
const byFastifyCode: Readonly<Record<string, Protocol>> = {
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    code: 'malformed-request',
    detail: 'The body is not as long as its Content-Length says.',
    errors: [{ field: 'Content-Length', rule: 'equals-body', message: 'Content-Length does not match the body.' }],
  },
  FST_ERR_BAD_URL: { code: 'malformed-address', detail: 'The address of the request is malformed.' },
};

/** @returns undefined for a status that no request is to blame for */
export function protocolProblem(status: number, cause?: unknown): Problem | undefined {
  const code = (cause as { code?: unknown } | undefined)?.code;
  const words = (typeof code === 'string' ? byFastifyCode[code] : undefined) ?? byStatus[status];
  return words && { status, ...words };
}
