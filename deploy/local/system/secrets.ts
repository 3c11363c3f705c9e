import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the services must share and nobody else may know; in the form of the environment variables of that name. */
export interface Secrets {
  /** Base64 of 32 bytes. */
  readonly QUERY_CODE_KEY: string;
  /** `keyId:base64`, the first one is current. */
  readonly CONTACT_KEYS: string;
}

/** Generated on the first start and kept with the data, readable by its owner only: without them old cases stay shut. */
export function keptSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const secrets = { QUERY_CODE_KEY: newKey(), CONTACT_KEYS: `k1:${newKey()}` };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, `${JSON.stringify(secrets, undefined, 2)}\n`, { mode: 0o600 });
  return secrets;
}

function newKey(): string {
  return randomBytes(32).toString('base64');
}
