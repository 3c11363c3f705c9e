import { join } from 'node:path';
import { importJWK, type JWTPayload, SignJWT } from 'jose';
import { identityKeys } from '../../deploy/local/identity/keys.ts';
import type { Rig } from '../load/rig.ts';

type Signing = (claims: JWTPayload) => Promise<string>;

/** Tokens are good for an hour at the longest, and renewed well before. */
const good = 3_600;
const renewed = 3_000_000;

/**
 * Bearer tokens of the staff of a whole province, of whom the provider's demo accounts are a few: signed with the key of the
 * provider that the rig runs, as if it had issued them.
 */
export class ProvinceStaff {
  private readonly tokens = new Map<string, { readonly token: string; readonly until: number }>();
  private readonly sign: Signing;

  private constructor(sign: Signing) {
    this.sign = sign;
  }

  static async of({ dataDir, system }: Rig): Promise<ProvinceStaff> {
    const { jwks } = await identityKeys(join(dataDir, 'identity'));
    const [jwk] = jwks.keys;
    if (!jwk?.alg) throw new Error('The identity provider has no key.');
    const { alg, kid } = jwk;
    const key = await importJWK(jwk, alg);
    return new ProvinceStaff((claims) =>
      new SignJWT({ client_id: 'simulation', ...claims })
        .setProtectedHeader({ alg, kid, typ: 'at+jwt' })
        .setIssuer(system.identity.issuer)
        .setAudience('xinqiao')
        .setIssuedAt()
        .setExpirationTime(`${good} s`)
        .sign(key),
    );
  }

  /** Of the head of a bureau, who may also do what its handlers do. */
  headOf(bureauId: string): Promise<Record<string, string>> {
    return this.headersOf(bureauId, { roles: ['handler', 'bureau-head'], bureau: bureauId });
  }

  /** Of somebody with this role for the whole province. */
  ofProvince(role: string, claims: JWTPayload = {}): Promise<Record<string, string>> {
    return this.headersOf(role, { roles: [role], region: '410000', ...claims });
  }

  private async headersOf(name: string, claims: JWTPayload): Promise<Record<string, string>> {
    const known = this.tokens.get(name);
    const isGood = known !== undefined && known.until > Date.now();
    const token = isGood ? known.token : await this.sign({ sub: `simulated-${name}`, ...claims });
    if (!isGood) this.tokens.set(name, { token, until: Date.now() + renewed });
    return { authorization: `Bearer ${token}` };
  }
}
