import type { FastifyRequest } from 'fastify';
import { AccessRefusal } from './access-refusal.ts';
import type { AccessRule } from './rules.ts';
import { requireScope } from './scope.ts';
import type { TokenVerifier } from './token-verifier.ts';

type Done = (error?: Error) => void;
/** A Fastify `onRequest` hook: the rule is held before a byte of the body is read. */
export type Lock = (request: FastifyRequest, reply: unknown, done: Done) => void;

/** The lock for a route with this rule. Where no token is involved it answers at once, without a promise. */
export function lockFor(rule: AccessRule, tokens: TokenVerifier): Lock {
  switch (rule.kind) {
    case 'public':
      return (request, _, done) => {
        if (request.headers.authorization === undefined) done();
        else identify(request, tokens, done);
      };
    case 'citizen':
      return (request, _, done) => {
        done(request.headers['x-query-code'] ? undefined : AccessRefusal.queryCodeMissing());
      };
    case 'staff':
      return (request, _, done) => {
        identify(request, tokens, (error) => {
          done(error ?? refusalFor(rule, request));
        });
      };
    default:
      return rule satisfies never;
  }
}

function identify(request: FastifyRequest, tokens: TokenVerifier, done: Done): void {
  const token = /^Bearer +([\w.~+/-]+=*) *$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) {
    const missing = request.headers.authorization === undefined;
    done(missing ? AccessRefusal.tokenMissing() : AccessRefusal.tokenInvalid('Authorization is no bearer token.'));
    return;
  }
  tokens.verify(token).then((staff) => {
    request.staff = staff;
    done();
  }, done);
}

function refusalFor(rule: AccessRule & { kind: 'staff' }, request: FastifyRequest): Error | undefined {
  const { staff } = request;
  if (!staff) return AccessRefusal.tokenMissing();
  if (!rule.roles.some((role) => staff.roles.includes(role))) {
    return AccessRefusal.insufficient(`One of these roles is needed: ${rule.roles.join(', ')}.`);
  }
  try {
    requireScope(rule.scope, staff, request);
    return undefined;
  } catch (error) {
    return error as Error;
  }
}
