import fc from 'fast-check';
import { refusalOfText } from './unstorable-text.ts';

const fieldsOf = (value: unknown) => refusalOfText(value, 'body')?.fields;
const nested = (depth: number): unknown => (depth === 0 ? 'end' : { in: nested(depth - 1) });

describe('text that cannot be stored', () => {
  it('lets through whatever JSON holds of well-formed text', () => {
    const harmless = fc.jsonValue({ depthSize: 'small', maxDepth: 8, stringUnit: 'grapheme' });
    const inherited = Object.getOwnPropertyNames(Object.prototype).map((name) => `"${name}":`);
    const isHarmless = (json: string) => !['\\u0000', ...inherited].some((part) => json.includes(part));
    const withoutNul = harmless.filter((value) => isHarmless(JSON.stringify(value)));
    fc.assert(fc.property(withoutNul, (value) => fieldsOf(value) === undefined));
  });

  it.each([
    [{ subject: 'a\0b' }, 'subject', 'no-nul'],
    [{ contact: { phone: '\0' } }, 'contact.phone', 'no-nul'],
    [{ rows: [{}, { body: 'x\ud800' }] }, 'rows[1].body', 'well-formed'],
    [{ rows: ['ok', '\udc00'] }, 'rows[1]', 'well-formed'],
    ['\ud800', 'body', 'well-formed'],
    [{ contact: { toString: 'x' } }, 'contact.toString', 'unknown-field'],
  ])('names the field and the rule of %j', (value, field, rule) => {
    expect(fieldsOf(value)).toEqual([{ field, rule, message: expect.stringContaining(field) }]);
  });

  it('refuses such a key, and does not send it back', () => {
    const [fault] = fieldsOf({ 'a\ud800\0': 1 }) ?? [];
    expect(fault).toMatchObject({ field: 'a\ufffd\ufffd', rule: 'well-formed' });
  });

  it('refuses what is nested deeper than 16, and nothing less', () => {
    expect(fieldsOf(nested(16))).toBeUndefined();
    expect(fieldsOf(nested(17))).toMatchObject([{ rule: 'max-depth' }]);
  });
});
