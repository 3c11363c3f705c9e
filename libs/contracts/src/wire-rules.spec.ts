import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { Bureau } from './parties.event.ts';
import { keepsRulesOf } from './part-rules.ts';
import { IsReadableText, IsText, IsUtcTime, IsVersion, MayBeAbsent } from './wire-rules.ts';

class Note {
  @MayBeAbsent()
  @IsText(3)
  text?: string;

  @MayBeAbsent()
  @IsUtcTime()
  at?: string;

  @MayBeAbsent()
  @IsReadableText(3)
  words?: string;

  @MayBeAbsent()
  @IsVersion()
  version?: number;
}

const keeps = (note: object) => validateSync(plainToInstance(Note, note)).length === 0;

describe('A UTC time', () => {
  it('is a moment that exists, as JavaScript prints it', () => {
    const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(fc.property(moments, (moment) => keeps({ at: moment.toISOString() })));
  });

  it.each(['2026-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '2026-1-1'])('is not %s', (day) => {
    expect(keeps({ at: `${day}T08:00:00.000Z` })).toBe(false);
  });

  it.each(['24:00:00.000Z', '08:60:00.000Z', '08:00:60.000Z', '08:00:00Z', '08:00:00.000+08'])(
    'is not at %s',
    (time) => {
      expect(keeps({ at: `2026-11-23T${time}` })).toBe(false);
    },
  );
});

describe('A text', () => {
  it('is measured in characters, not in UTF-16 code units', () => {
    expect(keeps({ text: '𠮷𠮷𠮷' })).toBe(true);
    expect(keeps({ text: '𠮷𠮷𠮷𠮷' })).toBe(false);
    expect(keeps({ text: '工资款项' })).toBe(false);
  });

  it.each([
    ['NUL', 'a\0b'],
    ['half of a surrogate pair', 'a\ud842'],
    ['nothing', ''],
  ])('must not hold %s', (_, text) => {
    expect(keeps({ text })).toBe(false);
  });

  it('may be absent where its field says so, but never null', () => {
    expect(keeps({})).toBe(true);
    expect(keeps({ text: null })).toBe(false);
  });
});

describe('A time', () => {
  it('is what Date#toISOString writes', () => {
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date('1970-01-01'), max: new Date('9999-12-31') }),
        (date) => {
          expect(keeps({ at: date.toISOString() })).toBe(true);
        },
      ),
    );
  });

  it.each(['2026-02-30T00:00:00.000Z', '2026-11-23T08:00:00Z', '2026-11-23T16:00:00.000+08', 'yesterday'])(
    'is not %s',
    (at) => {
      expect(keeps({ at })).toBe(false);
    },
  );
});

describe('A readable text', () => {
  it.each(['好', ' a ', '\u200b字'])('is %j', (words) => {
    expect(keeps({ words })).toBe(true);
  });

  it.each(['', '  ', '\n\t', '\u3000', '\u200b', '四个字呢', 7, null])('is not %j', (words) => {
    expect(keeps({ words })).toBe(false);
  });
});

describe('A version', () => {
  it('is a whole number that PostgreSQL can compare', () => {
    for (const version of [1, 2_147_483_647]) expect(keeps({ version })).toBe(true);
    for (const version of [0, -1, 1.5, 2_147_483_648, '1', null, NaN]) expect(keeps({ version })).toBe(false);
  });

  it('that is none breaks one rule', () => {
    const [error] = validateSync(plainToInstance(Note, { version: null }));
    expect(Object.keys(error?.constraints ?? {})).toEqual(['version']);
  });
});

describe('The fast check of a part', () => {
  it('agrees with class-validator', () => {
    const field = fc.oneof(
      fc.string(),
      fc.constant('项城市人社局'),
      fc.constant('411681'),
      fc.constant('411681-tax'),
      fc.constant(null),
    );
    const parts = fc.record({ id: field, name: field, regionCode: field }, { requiredKeys: [] });
    fc.assert(
      fc.property(parts, (part) => {
        expect(keepsRulesOf(Bureau, part)).toBe(validateSync(plainToInstance(Bureau, part)).length === 0);
      }),
    );
  });

  it.each([undefined, null, 'text', 7])('refuses %p, which is no object', (value) => {
    expect(keepsRulesOf(Bureau, value)).toBe(false);
  });
});
