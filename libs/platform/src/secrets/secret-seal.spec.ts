import { generateKeySync } from 'node:crypto';
import { ContactSeal } from './contact-seal.ts';
import { SealBroken } from './sealed-text.ts';
import { SecretSeal } from './secret-seal.ts';

const newKey = () => generateKeySync('aes', { length: 256 });
const keys = new Map([
  ['new', newKey()],
  ['old', newKey()],
]);
const seal = new SecretSeal(keys);

describe('a sealed secret', () => {
  it('opens with the key that sealed it, also when another one seals by now', () => {
    const former = new SecretSeal(new Map([['old', keys.get('old')!]])).seal('whsec_c2VjcmV0');
    expect(seal.open(former)).toBe('whsec_c2VjcmV0');
    expect(seal.seal('whsec_c2VjcmV0').keyId).toBe('new');
  });

  it('shows nothing of what it is', () => {
    expect(JSON.stringify(seal.seal('whsec_c2VjcmV0'))).not.toContain('whsec');
  });

  it('opens neither under a key that is not here, nor changed, nor in place of a contact', () => {
    const sealed = seal.seal('whsec_c2VjcmV0');
    const changed = Buffer.from(sealed.sealed, 'base64url');
    changed[20]! ^= 1;
    expect(() => new SecretSeal(new Map([['other', newKey()]])).open(sealed)).toThrow(SealBroken);
    expect(() => seal.open({ ...sealed, sealed: changed.toString('base64url') })).toThrow(SealBroken);
    expect(() => new ContactSeal({ keys }).open(sealed)).toThrow(SealBroken);
    expect(() => seal.open(new ContactSeal({ keys }).seal({ name: '张' }))).toThrow(SealBroken);
  });
});
