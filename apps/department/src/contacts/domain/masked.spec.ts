import fc from 'fast-check';
import { masked } from './masked.ts';

describe('A masked contact', () => {
  it.each([
    [{ name: '王小明' }, { name: '王**' }],
    [{ name: '𠮷田' }, { name: '𠮷**' }],
    [{ phone: '13812345678' }, { phone: '138****5678' }],
    [{ phone: '+8613812345678' }, { phone: '+86****5678' }],
    [{ phone: '4223456' }, { phone: '****56' }],
    [{ email: 'ming@example.org' }, { email: 'm***@…' }],
    [{}, {}],
  ])('shows of %j only %j', (contact, shown) => {
    expect(masked(contact)).toEqual(shown);
  });

  it('never shows more than seven characters of a number, nor a name or an address whole', () => {
    const contact = fc.record({
      name: fc.string({ unit: 'grapheme', minLength: 2, maxLength: 50 }),
      phone: fc.stringMatching(/^\+?\d{7,15}$/),
      email: fc.emailAddress(),
    });
    fc.assert(
      fc.property(contact, ({ name, phone, email }) => {
        const shown = masked({ name, phone, email });
        expect(shown.phone?.replaceAll('*', '').length).toBeLessThanOrEqual(Math.min(7, phone.length - 4));
        expect(shown.name).toMatch(/^.\*\*$/u);
        expect(shown.email).toHaveLength(6);
      }),
    );
  });
});
