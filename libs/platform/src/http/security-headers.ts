import type { FastifyReply, FastifyRequest } from 'fastify';

/** For an API: its answers are data that no browser should sniff, frame, keep or run anything from. */
const headers = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'cache-control': 'no-store',
};

export function securityHeaders(_: FastifyRequest, reply: FastifyReply, done: () => void): void {
  void reply.headers(headers);
  done();
}
