import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

/** A small OpenID Connect issuer on loopback: discovery, a key set, and tokens for whoever asks. */
export class TokenIssuer {
  private constructor(
    private readonly server: Server,
    private readonly key: CryptoKey,
    readonly issuer: string,
  ) {}

  /** @param port to come back on the same address; any free one otherwise */
  static async start(port = 0): Promise<TokenIssuer> {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
    const server = createServer((request, response) => {
      const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const isKeys = request.url === '/keys';
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(isKeys ? { keys: [jwk] } : { issuer: base, jwks_uri: `${base}/keys` }));
    }).listen(port, '127.0.0.1');
    await once(server, 'listening');
    return new TokenIssuer(server, privateKey, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  /** A token as it signs one for staff, good for five minutes; `claims` replace what it would say. */
  token(claims: JWTPayload = {}, key: CryptoKey = this.key): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const usual = { sub: 'staff-7', iss: this.issuer, aud: 'xinqiao', iat: now, exp: now + 300, client_id: 'desk' };
    return new SignJWT({ ...usual, ...claims }).setProtectedHeader({ alg: 'ES256', kid: 'one' }).sign(key);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
