import { createHmac, type KeyObject } from 'node:crypto';
import { Injectable, Module } from '@nestjs/common';
import { IsInstance } from 'class-validator';
import type { Contact } from '#domain';
import { configProvider } from '../configuration/configuration.providers.ts';
import { FromEnv } from '../configuration/from-env.ts';
import { parseNamedKeys } from './secret-keys.ts';
import { KeyMissing, openText, type Sealed, sealText } from './sealed-text.ts';
import { SecretSeal } from './secret-seal.ts';

export class ContactSealConfig {
  /** By key id; the first seals, all of them open. */
  @FromEnv('CONTACT_KEYS', 'keyId:base64 of 32 random bytes, the current one first, separated by commas', {
    secret: true,
    parse: parseNamedKeys,
  })
  @IsInstance(Map)
  keys: Map<string, KeyObject>;
}

/** A telephone number has as many at least. */
const fewestDigits = 7;
/** Nobody shares so many bits with another by chance. */
const writerBytes = 16;

/** Seals contacts with AES-256-GCM (NIST SP 800-38D); how its keys rotate is told in docs/operations.md. */
@Injectable()
export class ContactSeal {
  private readonly keys: ReadonlyMap<string, KeyObject>;
  private readonly current: readonly [string, KeyObject];

  constructor({ keys }: ContactSealConfig) {
    const [first] = keys;
    if (!first) throw new RangeError('A seal needs a key');
    this.current = first;
    this.keys = keys;
  }

  /** Of the key that seals. */
  get currentKeyId(): string {
    return this.current[0];
  }

  /** As it travels in events. */
  seal(contact: Contact): Sealed {
    const [keyId, key] = this.current;
    return { keyId, sealed: sealText(key, purpose(keyId), JSON.stringify(contact)) };
  }

  /**
   * The same text for the same telephone or mail address, whatever the case: an HMAC-SHA256 under the current key, so it says
   * nothing to who does not hold it, and is another one after the key was changed.
   * @returns undefined where there is neither, as a name alone is no person
   */
  writerOf({ phone = '', email = '' }: Contact): string | undefined {
    const digits = phone
      .normalize('NFKC')
      .replace(/^\s*(\+|00)86/, '')
      .replace(/\D/g, '');
    const address = email.normalize('NFKC').trim().toLowerCase();
    const reachedAt = digits.length >= fewestDigits ? digits : address;
    if (reachedAt === '') return undefined;
    const code = createHmac('sha256', this.current[1]).update(`xinqiao.writer.v1:${reachedAt}`).digest();
    return code.subarray(0, writerBytes).toString('base64url');
  }

  /** @throws SealBroken, KeyMissing */
  open({ keyId, sealed }: Sealed): Contact {
    const key = this.keys.get(keyId);
    if (!key) throw new KeyMissing(keyId);
    return JSON.parse(openText(key, purpose(keyId), sealed)) as Contact;
  }
}

/** Bound into the seal, so that it opens as nothing else and under no other key id. */
const purpose = (keyId: string): Buffer => Buffer.from(`xinqiao.contact.v1:${keyId}`);

/** For services that seal or open contacts; the boot fails without CONTACT_KEYS. */
@Module({
  providers: [
    configProvider(ContactSealConfig),
    ContactSeal,
    {
      provide: SecretSeal,
      inject: [ContactSealConfig],
      useFactory: ({ keys }: ContactSealConfig) => new SecretSeal(keys),
    },
  ],
  exports: [ContactSeal, SecretSeal],
})
export class ContactSealModule {}
