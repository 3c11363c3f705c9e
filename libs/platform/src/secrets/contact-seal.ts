import { createCipheriv, createDecipheriv, createHmac, type KeyObject } from 'node:crypto';
import { drawRandomBytes } from '#messaging';
import { Injectable, Module } from '@nestjs/common';
import { IsInstance } from 'class-validator';
import { configProvider } from '../configuration/configuration.providers.ts';
import { FromEnv } from '../configuration/from-env.ts';
import { parseNamedKeys } from './secret-keys.ts';

export class ContactSealConfig {
  /** By key id; the first seals, all of them open. */
  @FromEnv('CONTACT_KEYS', 'keyId:base64 of 32 random bytes, the current one first, separated by commas', {
    secret: true,
    parse: parseNamedKeys,
  })
  @IsInstance(Map)
  keys: Map<string, KeyObject>;
}

/** How a citizen can be reached. */
export interface Contact {
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
  /** The bureaus that handle the case are not to learn who wrote. */
  readonly confidential?: boolean;
}

/** A Contact as it travels in events: unreadable without the key, and useless once changed. */
export interface Sealed {
  readonly keyId: string;
  /** base64url of nonce (12 bytes), ciphertext and tag (16 bytes). */
  readonly sealed: string;
}

/** Somebody changed what was sealed, or it was sealed under a key that is not here. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
/** A telephone number has as many at least. */
const fewestDigits = 7;
/** Nobody shares so many bits with another by chance. */
const writerBytes = 16;

/** Seals contacts with AES-256-GCM (NIST SP 800-38D); keys rotate by putting a new one in front of CONTACT_KEYS. */
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

  seal(contact: Contact): Sealed {
    const [keyId, key] = this.current;
    const nonce = drawRandomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, key, nonce).setAAD(purpose(keyId));
    const ciphertext = Buffer.concat([cipher.update(JSON.stringify(contact), 'utf8'), cipher.final()]);
    return { keyId, sealed: Buffer.concat([nonce, ciphertext, cipher.getAuthTag()]).toString('base64url') };
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

  /** @throws SealBroken */
  open({ keyId, sealed }: Sealed): Contact {
    const key = this.keys.get(keyId);
    if (!key) throw new SealBroken('The contact was sealed under a key that this service does not have.');
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length < nonceBytes + tagBytes) throw new SealBroken('The sealed contact is too short.');
    const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
    decipher.setAAD(purpose(keyId)).setAuthTag(bytes.subarray(-tagBytes));
    try {
      const text = Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
      return JSON.parse(text.toString('utf8')) as Contact;
    } catch {
      // Without the cause: a parser's message would quote what was inside.
      throw new SealBroken('The sealed contact was changed, or sealed under another key of the same id.');
    }
  }
}

/** Bound into the seal, so that it opens as nothing else and under no other key id. */
const purpose = (keyId: string): Buffer => Buffer.from(`xinqiao.contact.v1:${keyId}`);

/** For services that seal or open contacts; the boot fails without CONTACT_KEYS. */
@Module({ providers: [configProvider(ContactSealConfig), ContactSeal], exports: [ContactSeal] })
export class ContactSealModule {}
