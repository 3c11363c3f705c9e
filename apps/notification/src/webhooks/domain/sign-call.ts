import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';
/** Standard Webhooks asks for 24 to 64. */
const secretBytes = 32;

/** What a call is known and trusted by. */
export interface SignedCall {
  readonly id: string;
  /** Seconds since 1970, of the try and not of what it tells. */
  readonly timestamp: number;
  readonly body: string;
}

/** A secret as Standard Webhooks writes it: `whsec_` and base64. */
export const newWebhookSecret = (): string => `${prefix}${randomBytes(secretBytes).toString('base64')}`;

/**
 * The headers of a call by Standard Webhooks 1.0: HMAC-SHA256 over id, time and body, once under each secret, so that a
 * receiver may hold the present one or the one before it.
 */
export function signedHeaders({ id, timestamp, body }: SignedCall, secrets: readonly string[]): Record<string, string> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  };
}
