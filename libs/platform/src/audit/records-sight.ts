import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  UseInterceptors,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { concatMap, type Observable } from 'rxjs';
import { parseCaseNumber } from '#domain';
import { Sights } from './sights.ts';

const SIGHT = Symbol('sight');

interface Sight {
  readonly action: string;
  /** The parameter of the path or of the query that says of what. */
  readonly of?: string;
}

/** Holds an answer back until it is written down who gets to see it. Nothing is written for who is refused. */
@Injectable()
class SightInterceptor implements NestInterceptor {
  constructor(
    private readonly sights: Sights,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const { action, of } = this.reflector.get<Sight>(SIGHT, context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    return next.handle().pipe(
      concatMap(async (answer) => {
        const { staff } = request;
        if (staff) await this.sights.record({ staff: staff.subject, action, about: of && thingNamed(of, request) });
        return answer;
      }),
    );
  }
}

/** A case number in its one form, however it was typed. */
function thingNamed(parameter: string, { params, query }: FastifyRequest): string | undefined {
  const value = { ...(query as object), ...(params as object) }[parameter as never] as unknown;
  return typeof value === 'string' ? (parseCaseNumber(value) ?? value) : undefined;
}

/** Whoever is answered here stands in the audit trail before he sees the answer. */
export const RecordsSight = (action: string, of?: string): MethodDecorator =>
  applyDecorators(SetMetadata(SIGHT, { action, of } satisfies Sight), UseInterceptors(SightInterceptor));
