import ipaddr from 'ipaddr.js';
import { isReachable } from './reachable-address.ts';

describe('an address that a webhook may call', () => {
  it.each(['1.1.1.1', '223.5.5.5', '172.32.0.1', '100.128.0.1', '2400:3200::1', '::ffff:1.1.1.1'])(
    '%s is',
    (address) => {
      expect(isReachable(address, [])).toBe(true);
    },
  );

  it.each([
    ['private', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fd12:3456::1'],
    ['loopback', '127.0.0.1', '127.255.255.254', '::1'],
    ['link-local, where the metadata of clouds are', '169.254.169.254', 'fe80::1'],
    ['the metadata of Alibaba Cloud, AWS and Azure', '100.100.100.200', 'fd00:ec2::254', '168.63.129.16'],
    ['nowhere', '0.0.0.0', '::', '255.255.255.255', '224.0.0.1', 'ff02::1', '240.0.0.1', '192.0.0.192'],
    ['IPv4 dressed as IPv6', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:a9fe:a9fe'],
    ['a tunnel into IPv4', '64:ff9b::7f00:1', '2002:7f00:1::', '2001::1'],
    ['none at all', '', 'localhost', '1.1.1.1.1'],
  ])('is never %s', (_, ...addresses) => {
    expect(addresses.filter((address) => isReachable(address, []))).toEqual([]);
  });

  it('is one of those that are allowed besides, and not their neighbour', () => {
    const allowed = [ipaddr.parseCIDR('10.20.0.0/16'), ipaddr.parseCIDR('fd00:1::/32')];
    expect(isReachable('10.20.3.4', allowed)).toBe(true);
    expect(isReachable('::ffff:10.20.3.4', allowed)).toBe(true);
    expect(isReachable('fd00:1::5', allowed)).toBe(true);
    expect(isReachable('10.21.0.1', allowed)).toBe(false);
    expect(isReachable('fd00:2::5', allowed)).toBe(false);
  });
});
