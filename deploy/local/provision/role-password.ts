import { createHmac, scryptSync } from 'node:crypto';
import { Obstacle } from '../obstacle.ts';
import type { ServiceName } from '../services.ts';

export function roleName(service: ServiceName): string {
  return `xinqiao_${service}`;
}

/**
 * The passwords of the services' roles follow from the administrator's: nothing more to keep, and whoever provisions the
 * same server again arrives at the same ones. Stretched by scrypt, so that a role's password does not betray his.
 * @throws Obstacle when the address has no password
 */
export function rolePassword(adminUrl: string): (service: ServiceName) => string {
  const { password } = new URL(adminUrl);
  if (!password) {
    throw new Obstacle(
      'DATABASE_URL has no password in it, and the passwords of the services’ roles are derived from it.',
      'Write it as postgres://USER:PASSWORD@HOST:PORT/DATABASE.',
    );
  }
  const key = keyFrom(decodeURIComponent(password));
  return (service) => createHmac('sha256', key).update(roleName(service)).digest('base64url');
}

/** To stretch a password takes a tenth of a second, and tests provision a database of the same server for each test. */
let latest: { readonly password: string; readonly key: Buffer } | undefined;

function keyFrom(password: string): Buffer {
  if (latest?.password !== password) latest = { password, key: scryptSync(password, 'xinqiao roles', 32) };
  return latest.key;
}
