import type { Span } from '@opentelemetry/api';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';
import type { Staff } from '../access/staff.ts';
import type { AccessRule } from '../access/rules.ts';
import type { StreamedBodyRule } from './streamed-body.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may open the route; a route without it makes the boot fail. */
    access?: AccessRule;
    /** Most bytes that a body may have. */
    bodyLimit?: number;
    /** The field of the body whose rows are each taken or refused alone. */
    rowsIn?: string;
    /** What the body may be, where it is a file and no JSON. */
    streamedBody?: StreamedBodyRule;
    /** The answer lasts for as long as somebody listens. */
    lastsLong?: boolean;
  }
  interface FastifyRequest {
    staff: Staff | undefined;
    /** The request's step in its trace; undefined where no route was found. */
    span: Span | undefined;
  }
}

interface RouteSettings {
  readonly access?: AccessRule;
  readonly bodyLimit?: number;
  readonly rowsIn?: string;
  readonly streamedBody?: StreamedBodyRule;
  readonly lastsLong?: boolean;
}

/** Adds to what Fastify is told of a route; several decorators on one method add up. */
export function routeSetting(settings: RouteSettings): MethodDecorator {
  return (_target, _name, descriptor) => {
    const method: unknown = descriptor.value;
    if (typeof method !== 'function') throw new TypeError('Route settings belong on a method');
    const present = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, method) as RouteSettings | undefined;
    Reflect.defineMetadata(FASTIFY_ROUTE_CONFIG_METADATA, { ...present, ...settings }, method);
  };
}

/** Lets the bodies of one route be larger (or smaller) than the 64 KB that any other may have. */
export const BodyLimit = (bytes: number): MethodDecorator => routeSetting({ bodyLimit: bytes });

/** The answer lasts for as long as somebody listens: how long that is says nothing of how quick the service is. */
export const LastsLong = (): MethodDecorator => routeSetting({ lastsLong: true });
