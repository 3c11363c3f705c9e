import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { loadConfig } from '../configuration/load-config.ts';
import { QueryCode, QueryCodeConfig } from './query-code.ts';

const key = (): string => randomBytes(32).toString('base64');
const codes = (...keys: string[]) => new QueryCode(loadConfig(QueryCodeConfig, { QUERY_CODE_KEY: keys.join(',') }));

describe('the query code', () => {
  const current = key();
  const queryCode = codes(current);
  const caseId = randomUUID();

  it('is twelve characters that are not mistaken for each other, and the same each time', () => {
    expect(queryCode.queryCodeFor(caseId)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(queryCode.queryCodeFor(caseId)).toBe(queryCode.queryCodeFor(caseId.toUpperCase()));
  });

  it('opens its case and no other', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (mine, other) => {
        const code = queryCode.queryCodeFor(mine);
        return queryCode.matches(mine, code) && (mine === other || !queryCode.matches(other, code));
      }),
    );
  });

  it.each([
    ['lower case', (code: string) => code.toLowerCase()],
    ['no hyphens', (code: string) => code.replaceAll('-', '')],
    ['blanks around and within', (code: string) => ` ${code.replaceAll('-', ' ')}\n`],
    [
      'full-width characters',
      (code: string) => code.replace(/./g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
    ],
    ['O for 0 and l for 1', (code: string) => code.replaceAll('0', 'O').replaceAll('1', 'l')],
  ])('is known when it is copied with %s', (_, copied) => {
    fc.assert(fc.property(fc.uuid(), (id) => queryCode.matches(id, copied(queryCode.queryCodeFor(id)))));
  });

  it.each(['', 'x', '0000-0000-0000', '长长长长长长长长长长长长', 'Z'.repeat(10_000)])('refuses %j', (code) => {
    expect(queryCode.matches(caseId, code)).toBe(false);
  });

  it('refuses every single changed character', () => {
    const code = queryCode.queryCodeFor(caseId);
    for (let at = 0; at < code.length; at += 1) {
      if (code[at] === '-') continue;
      const changed = code.slice(0, at) + (code[at] === 'A' ? 'B' : 'A') + code.slice(at + 1);
      expect(queryCode.matches(caseId, changed)).toBe(false);
    }
  });

  it('opens no case that does not exist', () => {
    const codeOfNoCase = queryCode.queryCodeFor('00000000-0000-0000-0000-000000000000');
    expect(queryCode.matches(undefined, codeOfNoCase)).toBe(false);
  });

  it('still opens its case after the key was changed, while new codes come from the new key', () => {
    const rotated = codes(key(), current);
    expect(rotated.matches(caseId, queryCode.queryCodeFor(caseId))).toBe(true);
    expect(rotated.queryCodeFor(caseId)).not.toBe(queryCode.queryCodeFor(caseId));
    expect(codes(key()).matches(caseId, queryCode.queryCodeFor(caseId))).toBe(false);
  });

  it('opens its case where the next key is known and not yet in front', () => {
    const next = key();
    const ahead = codes(next, current);
    expect(codes(current, next).matches(caseId, ahead.queryCodeFor(caseId))).toBe(true);
    expect(queryCode.matches(caseId, ahead.queryCodeFor(caseId))).toBe(false);
  });

  it.each(['', 'c2hvcnQ=', 'not base64 at all!'])('takes no key such as %j', (text) => {
    expect(() => codes(text)).toThrow('QUERY_CODE_KEY is not');
  });
});
