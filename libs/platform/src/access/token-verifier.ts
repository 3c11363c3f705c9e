import { errors, type JWTPayload, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { channels } from '#domain';
import type { PlatformConfig } from '../configuration/platform.config.ts';
import { AccessRefusal } from './access-refusal.ts';
import { IdentityProvider, unavailable } from './identity-provider.ts';
import { type Staff, staffRoles } from './staff.ts';

/** Signatures only: a shared secret (HS*) or `none` would let whoever knows our public key make tokens. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
/** Difference of clocks that is forgiven, seconds. */
const clockTolerance = 5;
/** Tokens of those who are at work at the same time; a kilobyte each. */
const mostRemembered = 10_000;
/** A person's page asks many times in a minute, and a signature costs as much as all the rest of a small answer. A key that the provider withdraws is trusted for ten minutes anyway. */
const rememberedMilliseconds = 60_000;

type TokenConfig = Pick<
  PlatformConfig,
  'oidcIssuer' | 'oidcAudience' | 'oidcRolesClaim' | 'oidcBureauClaim' | 'oidcRegionClaim' | 'oidcChannelsClaim'
>;

/** Turns a bearer token into the staff member that it stands for. */
export class TokenVerifier {
  private readonly provider: IdentityProvider;
  private readonly verified = new LRUCache<string, Staff>({ max: mostRemembered });

  constructor(private readonly config: Readonly<TokenConfig>) {
    this.provider = new IdentityProvider(config.oidcIssuer);
  }

  /** @throws AccessRefusal for a token that is not valid; Failure `unavailable` while that cannot be found out */
  async verify(token: string): Promise<Staff> {
    const known = this.verified.get(token);
    if (known) return known;
    const staff = await this.check(token);
    const left = staff.expiresAt ? staff.expiresAt.getTime() + clockTolerance * 1000 - Date.now() : 0;
    if (left > 0) this.verified.set(token, staff, { ttl: Math.min(left, rememberedMilliseconds) });
    return staff;
  }

  private async check(token: string): Promise<Staff> {
    const keys = await this.provider.keys();
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: this.config.oidcIssuer,
        audience: this.config.oidcAudience,
        requiredClaims: ['sub', 'exp'],
        algorithms,
        clockTolerance,
      });
      return this.staffOf(payload);
    } catch (error) {
      throw refusalOf(error);
    }
  }

  private staffOf(payload: JWTPayload): Staff {
    return {
      subject: String(payload.sub),
      clientId: textOf(payload.client_id ?? payload.azp),
      roles: wordsOf(claimOf(payload, this.config.oidcRolesClaim), staffRoles),
      bureauId: textOf(claimOf(payload, this.config.oidcBureauClaim)),
      regionCode: textOf(claimOf(payload, this.config.oidcRegionClaim)),
      channels: wordsOf(claimOf(payload, this.config.oidcChannelsClaim), channels),
      expiresAt: payload.exp === undefined ? undefined : new Date(payload.exp * 1000),
    };
  }
}

/** A claim by its name, or by a dotted path such as `realm_access.roles`. */
function claimOf(payload: JWTPayload, name: string): unknown {
  if (Object.hasOwn(payload, name)) return payload[name];
  return name.split('.').reduce<unknown>((value, part) => {
    const isOwn = typeof value === 'object' && value !== null && Object.hasOwn(value, part);
    return isOwn ? (value as Record<string, unknown>)[part] : undefined;
  }, payload);
}

function refusalOf(error: unknown): Error {
  if (error instanceof errors.JWTExpired) return AccessRefusal.tokenInvalid('The token has expired.');
  if (error instanceof errors.JWTClaimValidationFailed) {
    return AccessRefusal.tokenInvalid(`The claim ${error.claim} is not what this service accepts.`);
  }
  if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) return unavailable(error);
  // What jose throws under its general code is a key set that could not be fetched or read.
  if (error.code === 'ERR_JOSE_GENERIC' || error instanceof errors.JWKSInvalid) return unavailable(error);
  return AccessRefusal.tokenInvalid('The token is malformed or not signed by the issuer.');
}

/** Those of the known words that a claim lists. */
function wordsOf<T extends string>(claim: unknown, known: readonly T[]): readonly T[] {
  return Array.isArray(claim) ? known.filter((word) => claim.includes(word)) : [];
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
