import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { privateFolder } from '../processes/private-folder.ts';

export interface IdentityKeys {
  readonly jwks: { readonly keys: JWK[] };
  readonly cookieKeys: string[];
}

/** Generated on the first start and kept with the data, so that tokens outlive a restart. */
export async function identityKeys(dataDir: string): Promise<IdentityKeys> {
  const file = join(dataDir, 'identity-keys.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as IdentityKeys;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const signing = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: randomBytes(8).toString('hex') };
  const keys = { jwks: { keys: [signing] }, cookieKeys: [randomBytes(32).toString('base64url')] };
  privateFolder(dataDir);
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}
