/** When a submission is another one come again. The reasons are in docs/decisions/0010-intake-idempotency.md. Pure. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Message, Sender } from './message.ts';

const idempotencyKeyPrefix = 'idempotency-key:';

/**
 * What no two Messages may share: the Idempotency-Key of one client, and the source id of one channel.
 * Who speaks for no channel has source ids of his own kind, so that nobody can take a channel's from it. Digests: short
 * whatever was sent, and nothing personal is kept that a careless client may have put into its keys.
 */
export function uniqueKeys({ channel, sourceId }: Message, { clientId, channels, idempotencyKey }: Sender): string[] {
  const keys: string[] = [];
  if (idempotencyKey !== undefined) keys.push(idempotencyKeyPrefix + shortDigestOf([clientId, idempotencyKey]));
  if (sourceId !== undefined) keys.push(`source:${shortDigestOf([channel, sourceId, channels !== undefined])}`);
  return keys;
}

/** Whether a unique key stands for an Idempotency-Key; else it stands for a source id. */
export function isOfIdempotencyKey(uniqueKey: string): boolean {
  return uniqueKey.startsWith(idempotencyKeyPrefix);
}

/** A submission with all that tells it from others. */
export interface Submitted {
  readonly message: Message;
  readonly clientId?: string;
  readonly uniqueKeys: readonly string[];
}

/**
 * Whether the first answer, which holds the citizen's secret, may be given again: to the same client for the same
 * message. Who has no client id shows by the same keys that he is the same. Compared in constant time.
 */
export function isSameRequest(first: Submitted, again: Submitted): boolean {
  return timingSafeEqual(identityOf(first), identityOf(again));
}

function identityOf({ message, clientId, uniqueKeys: keys }: Submitted): Buffer {
  const { channel, sourceId, kind, subject, body, regionHint, location, contact, sentAt } = message;
  const { name, phone, email, confidential = false } = contact ?? {};
  const { latitude, longitude } = location ?? {};
  const written = [channel, sourceId, kind, subject, body, regionHint, latitude, longitude];
  const content = [...written, name, phone, email, confidential, sentAt?.getTime()];
  return sha256Of([clientId, clientId === undefined ? keys.toSorted() : [], content]);
}

function sha256Of(parts: readonly unknown[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}

function shortDigestOf(parts: readonly unknown[]): string {
  return sha256Of(parts).toString('base64url');
}
