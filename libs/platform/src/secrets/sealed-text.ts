import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { drawRandomBytes } from '#messaging';

/** A text that is unreadable without the key, and useless once changed. */
export interface Sealed {
  readonly keyId: string;
  /** base64url of nonce (12 bytes), ciphertext and tag (16 bytes). */
  readonly sealed: string;
}

/** It does not open: somebody changed what was sealed, or as {@link KeyMissing} says. */
export class SealBroken extends Error {
  override readonly name: string = 'SealBroken';
}

/** What was sealed is whole, and opens once the key is there: while keys rotate, another instance may have it before this one. */
export class KeyMissing extends SealBroken {
  override readonly name = 'KeyMissing';
  /** By which it is known to be transient. */
  readonly code = 'ENOKEY';

  constructor(keyId: string) {
    super(`It was sealed under the key "${keyId}", which this service does not have.`);
  }
}

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals with AES-256-GCM (NIST SP 800-38D).
 * @param purpose bound into the seal, so that it opens as nothing else
 * @returns base64url, as {@link Sealed} has it
 */
export function sealText(key: KeyObject, purpose: Buffer, text: string): string {
  const nonce = drawRandomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(purpose);
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, ciphertext, cipher.getAuthTag()]).toString('base64url');
}

/** @throws SealBroken */
export function openText(key: KeyObject, purpose: Buffer, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < nonceBytes + tagBytes) throw new SealBroken('What was sealed is too short.');
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(purpose).setAuthTag(bytes.subarray(-tagBytes));
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
    return text.toString('utf8');
  } catch {
    throw new SealBroken('What was sealed was changed, or sealed under another key of the same id.');
  }
}
