import { createSecretKey, type KeyObject } from 'node:crypto';

const keyBytes = 32;

/** Prepared once: a cipher made from raw bytes costs three times as much. @param text base64 of 32 bytes, with or without padding, also in its URL form @throws for anything else */
function parseKey(text: string): KeyObject {
  const key = Buffer.from(text.trim(), 'base64');
  if (!/^[\w+/-]+={0,2}$/.test(text.trim()) || key.length !== keyBytes) throw new Error('not base64 of 32 bytes');
  return createSecretKey(key);
}

/** Keys separated by commas: the first makes new secrets, all of them still know old ones. */
export function parseKeys(text: string): KeyObject[] {
  return text.split(',').map(parseKey);
}

const keyId = /^[\w-]{1,32}$/;

/** `keyId:base64key`, several separated by commas; keeps their order. @throws for anything else, or an id used twice */
export function parseNamedKeys(text: string): Map<string, KeyObject> {
  const keys = new Map<string, KeyObject>();
  for (const part of text.split(',')) {
    const [id = '', key = '', ...rest] = part.trim().split(':');
    if (!keyId.test(id) || keys.has(id) || rest.length > 0) throw new Error('not keyId:key');
    keys.set(id, parseKey(key));
  }
  return keys;
}
