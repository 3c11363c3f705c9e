import type { ClientMetadata, Configuration } from 'oidc-provider';
import { demoAccounts, demoSecret, staffClaims } from './accounts.ts';
import type { IdentityKeys } from './keys.ts';

/** RFC 8707 resource indicator of the services; it need not be asked for, since there is no other. */
const api = 'urn:xinqiao:api';
const audience = 'xinqiao';
const hour = 3_600;

/** Where the code client is sent back to; nothing listens there, whoever tests the flow reads the code from the address. */
export const codeClient = { id: 'demo-code-client', redirectUri: 'http://127.0.0.1/callback' };

/** OpenID Connect with JWT access tokens (RFC 9068 claims) that carry the roles, bureau, region and channels of a demo account. */
export function configuration({ jwks, cookieKeys }: IdentityKeys): Configuration {
  return {
    jwks,
    cookies: { keys: cookieKeys },
    clients: [...demoAccounts.map(({ id }) => machineClient(id)), browserClient()],
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => api,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: 'openid',
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: hour,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    findAccount: (_context, id) =>
      demoAccounts.some((account) => account.id === id) ? { accountId: id, claims: () => ({ sub: id }) } : undefined,
    extraTokenClaims: (_context, token) => staffClaims('accountId' in token ? token.accountId : token.clientId),
    ttl: { Session: 8 * hour, Grant: 8 * hour, IdToken: hour, Interaction: hour },
  };
}

/** One request gets a token: `curl -u ID:SECRET -d grant_type=client_credentials …/token`. */
function machineClient(id: string): ClientMetadata {
  return {
    client_id: id,
    client_secret: demoSecret,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
  };
}

/** Authorization code with PKCE, for logging in as any demo account on the provider's page. */
function browserClient(): ClientMetadata {
  return {
    client_id: codeClient.id,
    client_secret: demoSecret,
    grant_types: ['authorization_code'],
    redirect_uris: [codeClient.redirectUri],
  };
}
