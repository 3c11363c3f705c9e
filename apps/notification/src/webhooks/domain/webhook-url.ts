import type { FieldFault } from '#domain';
import ipaddr from 'ipaddr.js';
import { isReachable, type Range } from './reachable-address.ts';

export interface Allowed {
  readonly allowHttp: boolean;
  readonly allowedRanges: readonly Range[];
}

const fault = (rule: string, message: string): FieldFault[] => [
  { field: 'webhook.url', rule, message: `webhook.url ${message}` },
];

/** What is wrong with an address as that of a webhook. Of a name it is not known yet where it leads: that is looked at with every call. */
export function faultsOfUrl(text: string, { allowHttp, allowedRanges }: Allowed): FieldFault[] {
  if (!URL.canParse(text)) return fault('url', 'must be a URL');
  const { protocol, username, password, hash, hostname } = new URL(text);
  const schemes = allowHttp ? ['https:', 'http:'] : ['https:'];
  if (!schemes.includes(protocol)) return fault('scheme', `must begin with ${schemes.join('// or ')}//`);
  if (username !== '' || password !== '') return fault('no-credentials', 'must hold no user and no password');
  if (hash !== '') return fault('no-fragment', 'must hold no fragment');
  const address = literalAddress(hostname);
  return address !== undefined && !isReachable(address, allowedRanges)
    ? fault('reachable', 'leads to an address that webhooks may not call')
    : [];
}

/** The address where a host is one and no name; without the brackets of IPv6. */
export function literalAddress(hostname: string): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) ? bare : undefined;
}
