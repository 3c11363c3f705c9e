import { lookup as resolve, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isReachable, type Range } from './domain/reachable-address.ts';

type Done = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void;

/** How a name becomes addresses; a test has its own. */
export type Resolver = (hostname: string, options: { readonly all: true }, done: Done) => void;

/** The name leads to an address that webhooks may not call. */
export class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress';
  readonly code = 'EFORBIDDENADDRESS';

  constructor() {
    super('The address is none that webhooks may call.');
  }
}

/**
 * A lookup for a socket that is about to connect: it gives no address that may not be called, so a name that leads elsewhere
 * than it did a moment ago (DNS rebinding) leads nowhere.
 */
export function guardedLookup(allowed: readonly Range[], resolver: Resolver = resolve): LookupFunction {
  const ask = onceAtATime(resolver);
  return (hostname, { all }, done) => {
    ask(hostname, { all: true }, (error, addresses) => {
      const open = error ? [] : addresses.filter(({ address }) => isReachable(address, allowed));
      const [first] = open;
      if (error) done(error, '');
      else if (!first) done(new ForbiddenAddress(), '');
      else if (all) done(null, open);
      else done(null, first.address, first.family);
    });
  };
}

/**
 * Looks a name up once for all who ask for it at the same time. A lookup holds one of the process's few threads for them until the name server answers, also
 * when the call was given up: one receiver, however often it is called, must not hold them all.
 */
function onceAtATime(resolver: Resolver): Resolver {
  const asking = new Map<string, Done[]>();
  return (hostname, options, done) => {
    const others = asking.get(hostname);
    if (others) {
      others.push(done);
      return;
    }
    const all = [done];
    asking.set(hostname, all);
    resolver(hostname, options, (error, addresses) => {
      asking.delete(hostname);
      for (const each of all) each(error, addresses);
    });
  };
}
