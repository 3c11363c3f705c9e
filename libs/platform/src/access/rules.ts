import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiBearerAuth, ApiSecurity } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { routeSetting } from '../http/route-settings.ts';
import type { Staff, StaffRole } from './staff.ts';

/**
 * How far a role reaches. `bureau`: the path's `bureauId` is the claimed one. `region`: the query's `region` lies in
 * the claimed subtree. `case`: the use case decides once it knows the Case. `subtree`: it asks
 * `requireRegionScope` once it knows the Region. `channel`: it takes only what comes by one of the claimed Channels.
 * `province`: the claimed Region is the whole province, for what holds everywhere in it.
 */
export type StaffScope = 'bureau' | 'region' | 'case' | 'subtree' | 'channel' | 'province';

/** Who may open a route. */
export type AccessRule =
  | { readonly kind: 'public' }
  | { readonly kind: 'citizen' }
  | { readonly kind: 'staff'; readonly roles: readonly StaffRole[]; readonly scope: StaffScope };

/** Anybody; who does present a bearer token is still known by it, and turned away if it is not valid. */
export const AllowPublic = (): MethodDecorator => routeSetting({ access: { kind: 'public' } });

/** A citizen with case number (in the path) and query code (in `X-Query-Code`); the use case compares the code. */
export const AllowCitizen = (): MethodDecorator =>
  applyDecorators(routeSetting({ access: { kind: 'citizen' } }), ApiSecurity('queryCode'));

/** Staff with one of the roles, as far as the scope reaches. */
export const AllowStaff = (rule: { roles: StaffRole[]; scope: StaffScope }): MethodDecorator =>
  applyDecorators(routeSetting({ access: { kind: 'staff', ...rule } }), ApiBearerAuth('staff'));

/** The staff member who asks; undefined on a public route that was asked without a token. */
export const CurrentStaff = createParamDecorator(
  (_: unknown, context: ExecutionContext): Staff | undefined =>
    context.switchToHttp().getRequest<FastifyRequest>().staff,
);

/** The query code as the citizen sent it; never empty on a route that is declared `@AllowCitizen()`. */
export const PresentedQueryCode = createParamDecorator((_: unknown, context: ExecutionContext): string =>
  String(context.switchToHttp().getRequest<FastifyRequest>().headers['x-query-code']),
);
