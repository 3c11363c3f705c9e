import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { isTransient } from '#messaging';
import { loadConfig } from '../configuration/load-config.ts';
import { ContactSeal, ContactSealConfig } from './contact-seal.ts';
import { KeyMissing, SealBroken } from './sealed-text.ts';

const key = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`;
const sealOf = (...keys: string[]) => new ContactSeal(loadConfig(ContactSealConfig, { CONTACT_KEYS: keys.join(',') }));

const errorOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('the contact seal', () => {
  const current = key('2024-1');
  const seal = sealOf(current);
  const contact = { name: '张三', phone: '13800001234', email: 'zhang@example.com' };

  it('opens what it sealed', () => {
    const text = fc.string({ unit: 'grapheme' });
    const contacts = fc.record({ name: text, phone: text, email: text }, { requiredKeys: [] });
    fc.assert(
      fc.property(contacts, (any) => {
        expect(seal.open(seal.seal(any))).toEqual({ ...any });
      }),
    );
  });

  it('shows nothing of the contact, and never seals the same twice alike', () => {
    const { keyId, sealed } = seal.seal(contact);
    expect(keyId).toBe('2024-1');
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('13800001234');
    expect(seal.seal(contact).sealed).not.toBe(sealed);
  });

  it('notices every changed byte', () => {
    const bytes = Buffer.from(seal.seal(contact).sealed, 'base64url');
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, difference) => {
        const changed = Buffer.from(bytes);
        changed.writeUInt8(changed.readUInt8(at) ^ difference, at);
        expect(() => seal.open({ keyId: '2024-1', sealed: changed.toString('base64url') })).toThrow(SealBroken);
      }),
    );
  });

  it.each(['', 'AAAA', '不是'])('does not open %j', (sealed) => {
    expect(() => seal.open({ keyId: '2024-1', sealed })).toThrow(SealBroken);
  });

  it('opens under the key it was sealed with after another one became current', () => {
    const rotated = sealOf(key('2025-1'), current);
    expect(rotated.open(seal.seal(contact))).toEqual(contact);
    expect(rotated.seal(contact).keyId).toBe('2025-1');
  });

  it('opens what another seals already under the next key, so that neither needs to be restarted first', () => {
    const next = key('2025-1');
    const sealed = sealOf(next, current).seal(contact);
    expect(sealOf(current, next).open(sealed)).toEqual(contact);
    expect(() => seal.open(sealed)).toThrow(KeyMissing);
  });

  it('is waited for where the key is not there yet, and never where the seal is broken', () => {
    const sealed = seal.seal(contact);
    expect(isTransient(errorOf(() => sealOf(key('2025-1')).open(sealed)))).toBe(true);
    expect(isTransient(errorOf(() => sealOf(key('2024-1')).open(sealed)))).toBe(false);
  });

  it('knows the same writer by telephone however it is written, else by mail address', () => {
    const writer = seal.writerOf(contact);
    expect(writer).toMatch(/^[\w-]{22}$/);
    expect(seal.writerOf({ phone: '+86 138-0000-1234' })).toBe(writer);
    expect(seal.writerOf({ phone: '１３８００００１２３４', email: 'other@example.com' })).toBe(writer);
    expect(seal.writerOf({ email: ' Zhang@Example.com' })).toBe(seal.writerOf({ email: 'zhang@example.com' }));
    expect(seal.writerOf({ phone: '13800001235' })).not.toBe(writer);
    expect(sealOf(key('other')).writerOf(contact)).not.toBe(writer);
  });

  it.each([{}, { name: '张三' }, { phone: '无' }])('knows no writer by %j', (nobody) => {
    expect(seal.writerOf(nobody)).toBeUndefined();
  });

  it('is bound to its key id', () => {
    const sameKey = current.split(':')[1];
    const { sealed } = seal.seal(contact);
    expect(() => sealOf(`other:${sameKey}`).open({ keyId: 'other', sealed })).toThrow(SealBroken);
  });

  it.each(['', 'noKey', 'a:c2hvcnQ=', `a:${'A'.repeat(43)}=,a:${'A'.repeat(43)}=`])(
    'takes no keys such as %j',
    (text) => {
      expect(() => sealOf(text)).toThrow('CONTACT_KEYS is not');
    },
  );
});
