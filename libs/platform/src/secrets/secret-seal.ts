import type { KeyObject } from 'node:crypto';
import { KeyMissing, openText, type Sealed, sealText } from './sealed-text.ts';

/** Seals what a service must keep and be able to read again, such as the key under which it signs for somebody else. */
export class SecretSeal {
  private readonly current: readonly [string, KeyObject];

  /** @param keys by their ids; the first seals, all of them open */
  constructor(private readonly keys: ReadonlyMap<string, KeyObject>) {
    const [first] = keys;
    if (!first) throw new RangeError('A seal needs a key');
    this.current = first;
  }

  /** Of the key that seals. */
  get currentKeyId(): string {
    return this.current[0];
  }

  seal(secret: string): Sealed {
    const [keyId, key] = this.current;
    return { keyId, sealed: sealText(key, purpose(keyId), secret) };
  }

  /** @throws SealBroken, KeyMissing */
  open({ keyId, sealed }: Sealed): string {
    const key = this.keys.get(keyId);
    if (!key) throw new KeyMissing(keyId);
    return openText(key, purpose(keyId), sealed);
  }
}

/** Another one than that of contacts: a contact that somebody put in its place opens as no secret. */
const purpose = (keyId: string): Buffer => Buffer.from(`xinqiao.secret.v1:${keyId}`);
