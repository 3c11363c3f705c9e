import type { FastifyInstance, RouteOptions } from 'fastify';
import type { AccessRule } from '../access/rules.ts';

/** A door of the service and who may open it. */
export interface Route {
  readonly method: string;
  /** The pattern, such as `/api/cases/:caseNumber`. */
  readonly path: string;
  readonly access: AccessRule;
}

/** Every route that Fastify serves, wherever it was declared; filled while the service boots. */
export class Routes {
  private readonly registered: Route[] = [];
  private readonly undeclared: string[] = [];

  /** Notes each route from now on, and hands those with a rule to `equip` for their hooks. */
  watch(fastify: FastifyInstance, equip: (options: RouteOptions, route: Route) => void): void {
    fastify.addHook('onRoute', (options) => {
      const methods = [options.method].flat();
      const access = options.config?.access;
      if (!access) return void this.undeclared.push(`${methods.join('|')} ${options.url}`);
      for (const method of methods) this.registered.push({ method, path: options.url, access });
      equip(options, { method: methods.join('|'), path: options.url, access });
    });
  }

  /** The methods for which there is a door at this address, without its query; none where there is nothing. */
  methodsAt(address: string): string[] {
    const there = this.registered.filter(({ path }) => leadsTo(path, address));
    return [...new Set(there.map(({ method }) => method))].sort();
  }

  /** @throws naming each route that does not say who may open it */
  all(): readonly Route[] {
    if (this.undeclared.length > 0) throw new UndeclaredAccess(this.undeclared);
    return this.registered;
  }
}

/** Segment by segment, as the router does it; asked only where the router has found nothing. */
function leadsTo(path: string, address: string): boolean {
  const given = address.split('/');
  const wanted = path.split('/');
  if (given.length !== wanted.length) return false;
  return wanted.every((segment, place) => (segment.startsWith(':') ? given[place] !== '' : given[place] === segment));
}

export class UndeclaredAccess extends Error {
  override readonly name = 'UndeclaredAccess';

  constructor(readonly routes: readonly string[]) {
    super(`Nobody said who may open ${routes.join(', ')}: declare @AllowPublic(), @AllowCitizen() or @AllowStaff().`);
  }
}
