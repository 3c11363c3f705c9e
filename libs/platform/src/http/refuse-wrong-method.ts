import { MethodNotAllowedException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Routes } from './routes.ts';

type Done = (error?: Error) => void;

/**
 * Where an address has a door, only not for this method, that is said (RFC 9110 §15.5.6): 405 with what is allowed.
 * OPTIONS is answered with the same list and no body (§9.3.7); HEAD goes wherever GET does, which is Fastify's own doing.
 */
export function refuseWrongMethod(routes: Routes) {
  return (request: FastifyRequest, reply: FastifyReply, done: Done): void => {
    const allowed = request.is404 ? routes.methodsAt(pathOf(request)) : [];
    if (allowed.length === 0 || allowed.includes(request.method)) {
      done();
      return;
    }
    void reply.header('allow', [...allowed, 'OPTIONS'].join(', '));
    if (request.method === 'OPTIONS') void reply.code(204).send();
    else done(new MethodNotAllowedException());
  };
}

function pathOf({ url }: FastifyRequest): string {
  const end = url.search(/[?#;]/);
  return end < 0 ? url : url.slice(0, end);
}
