import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { Failure } from '#domain';

const answerWithin = 3_000;
/** After a provider could not be asked, requests are turned away at once for this long instead of each waiting for it. */
const restAfterFailure = 2_000;

/**
 * The keys of the OpenID Connect provider. They are looked for when the first token comes, not at boot, so that a
 * service starts while the provider is down; then tokens can be neither trusted nor refused: 503, not 401.
 */
export class IdentityProvider {
  private discovery?: Promise<JWTVerifyGetKey>;
  private restUntil = 0;

  constructor(readonly issuer: string) {}

  /** @throws Failure `identity-provider-unavailable` */
  async keys(): Promise<JWTVerifyGetKey> {
    if (performance.now() < this.restUntil) throw unavailable();
    this.discovery ??= this.discover();
    try {
      return await this.discovery;
    } catch (error) {
      this.discovery = undefined;
      this.restUntil = performance.now() + restAfterFailure;
      throw unavailable(error);
    }
  }

  /** OpenID Connect Discovery 1.0 §4. */
  private async discover(): Promise<JWTVerifyGetKey> {
    const address = `${this.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const answer = await fetch(address, { signal: AbortSignal.timeout(answerWithin), redirect: 'error' });
    if (!answer.ok) throw new Error(`The identity provider answered ${answer.status}`);
    const { issuer, jwks_uri: keySet } = (await answer.json()) as { issuer?: unknown; jwks_uri?: unknown };
    if (issuer !== this.issuer) throw new Error('The identity provider names another issuer than the configured one');
    return createRemoteJWKSet(new URL(String(keySet)), { timeoutDuration: answerWithin });
  }
}

export function unavailable(cause?: unknown): Failure {
  const message = 'Who you are cannot be checked at the moment: the identity provider does not answer.';
  return new Failure('unavailable', 'identity-provider-unavailable', message, { retryAfterSeconds: 5, cause });
}
