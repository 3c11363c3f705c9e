import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { demoAccounts, demoSecret } from './identity/accounts.ts';
import { codeClient } from './identity/configuration.ts';
import { fixedPorts, freePorts } from './processes/ports.ts';
import { accessToken } from './system/access-token.ts';
import { identityServer, type Identity } from './system/companions.ts';

let dataDir: string;
let identity: Identity;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'xinqiao-identity-'));
  const [port = 0] = await freePorts(1);
  identity = identityServer(dataDir, { ...fixedPorts(), identity: port });
  await identity.server.start();
});

afterAll(async () => {
  await identity.server.stop();
  rmSync(dataDir, { recursive: true });
});

async function claimsOf(token: string): Promise<Record<string, unknown>> {
  const keys = createRemoteJWKSet(new URL(`${identity.issuer}/jwks`));
  const { payload } = await jwtVerify(token, keys, { issuer: identity.issuer, audience: 'xinqiao' });
  return payload;
}

describe('a token through client credentials', () => {
  it.each(demoAccounts)('carries the roles and the scope of $id', async ({ id, roles, bureau, region, channels }) => {
    const claims = await claimsOf(await accessToken(identity.issuer, id));
    const scope = { bureau: claims.bureau, region: claims.region, channels: claims.channels };
    expect({ sub: claims.sub, roles: claims.roles, ...scope }).toEqual({ sub: id, roles, bureau, region, channels });
  });

  it('is refused to a stranger', async () => {
    await expect(accessToken(identity.issuer, 'stranger')).rejects.toThrow('No token for stranger');
  });

  it('stays valid when the provider is killed and comes back', async () => {
    const token = await accessToken(identity.issuer, 'triage-officer');
    await identity.server.kill();
    await identity.server.start();
    await expect(claimsOf(token)).resolves.toMatchObject({ roles: ['triage-officer'] });
  });
});

describe('a token through the authorization code of a person who logs in', () => {
  it('carries that person’s roles', async () => {
    const code = await logIn('zhoukou-supervisor');
    const response = await fetch(`${identity.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${codeClient.id}:${demoSecret}`)}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: codeClient.redirectUri,
        code_verifier: verifier,
      }),
    });
    const { access_token: token } = (await response.json()) as { access_token: string };
    await expect(claimsOf(token)).resolves.toMatchObject({
      sub: 'zhoukou-supervisor',
      client_id: codeClient.id,
      roles: ['supervisor'],
      region: '411600',
    });
  });
});

it('refuses to run in production', () => {
  const run = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'identity.ts'), '--port', '0', '--data', dataDir],
    {
      env: { ...process.env, NODE_ENV: 'production' },
      encoding: 'utf8',
      timeout: 10_000,
    },
  );
  expect(run.status).toBe(1);
  expect(run.stderr).toContain('set OIDC_ISSUER to a provider of yours');
});

/** RFC 7636 appendix B. */
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/** What a browser does: follows redirects with its cookies, fills in the login form, consents. @returns the code */
async function logIn(account: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = `${identity.issuer}/auth?${new URLSearchParams({
    client_id: codeClient.id,
    response_type: 'code',
    scope: 'openid',
    redirect_uri: codeClient.redirectUri,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  }).toString()}`;
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 12; step += 1) {
    if (url.startsWith(codeClient.redirectUri)) return new URL(url).searchParams.get('code') ?? '';
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      body: form,
      headers: { cookie },
      redirect: 'manual',
    });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = set.split(';', 1)[0]?.split('=') ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    const page = await response.text();
    form = location
      ? undefined
      : new URLSearchParams(
          page.includes('name="login"') ? { prompt: 'login', login: account, password: 'any' } : { prompt: 'consent' },
        );
    url = new URL(location ?? /action="([^"]+)"/.exec(page)?.[1] ?? url, url).href;
  }
  throw new Error('The log-in did not come to an end.');
}
