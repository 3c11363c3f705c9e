import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
/** An address and the length of the prefix that all within share with it. */
export type Range = readonly [Address, number];

/** Of Azure's machines, which read their own credentials there; to the outside it looks public. */
const metadataOfAzure = '168.63.129.16';

/**
 * Whether a webhook may call an address: only what is public (neither private, loopback, link-local with the clouds' metadata, carrier-grade, multicast
 * nor a tunnel to any of these), or what is allowed besides. An IPv4 address dressed as IPv6 is judged as what it is.
 * @param address as a resolver or a URL says it; what is none is not reachable
 */
export function isReachable(address: string, allowed: readonly Range[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const judged = ipaddr.process(address);
  if (allowed.some((range) => isWithinRange(judged, range))) return true;
  return judged.range() === 'unicast' && judged.toString() !== metadataOfAzure;
}

function isWithinRange(address: Address, [start, bits]: Range): boolean {
  return address.kind() === start.kind() && address.match(start, bits);
}
