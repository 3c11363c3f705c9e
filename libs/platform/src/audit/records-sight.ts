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
  /** Of a list, of which the same page again within the hour is the same sight. */
  readonly isPage?: boolean;
}

/** Holds an answer back until it is written down who gets to see it. Nothing is written for who is refused. */
@Injectable()
class SightInterceptor implements NestInterceptor {
  constructor(
    private readonly sights: Sights,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const { action, of, isPage } = this.reflector.get<Sight>(SIGHT, context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    return next.handle().pipe(
      concatMap(async (answer) => {
        const { staff } = request;
        if (!staff) return answer;
        const about = of && thingNamed(of, request);
        const sight = { staff: staff.subject, action, about };
        if (isPage) await this.sights.recordPage({ ...sight, about: about ?? staff.regionCode }, request.url);
        else await this.sights.record(sight);
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

const records = (sight: Sight): MethodDecorator =>
  applyDecorators(SetMetadata(SIGHT, sight), UseInterceptors(SightInterceptor));

/** Whoever is answered here stands in the audit trail before he sees the answer. */
export const RecordsSight = (action: string, of?: string): MethodDecorator => records({ action, of });

/**
 * As {@link RecordsSight}, at a list: with the bureau or the region whose it is (his own where he names none) and with nothing of what
 * narrows it; one and the same page once an hour, however often a screen asks for it.
 */
export const RecordsSightOfList = (action: string, of: string): MethodDecorator =>
  records({ action, of, isPage: true });
