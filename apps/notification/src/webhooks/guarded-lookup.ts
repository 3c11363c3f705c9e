import { lookup as resolve, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isReachable, type Range } from './domain/reachable-address.ts';

/** How a name becomes addresses; a test has its own. */
export type Resolver = (
  hostname: string,
  options: { readonly all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

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
  return (hostname, { all }, done) => {
    resolver(hostname, { all: true }, (error, addresses) => {
      const open = error ? [] : addresses.filter(({ address }) => isReachable(address, allowed));
      const [first] = open;
      if (error) done(error, '');
      else if (!first) done(new ForbiddenAddress(), '');
      else if (all) done(null, open);
      else done(null, first.address, first.family);
    });
  };
}
