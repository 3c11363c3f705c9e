import fc from 'fast-check';
import { plainText } from './plain-text.ts';

describe('plain text', () => {
  it('is simplified', () => {
    expect(plainText('項城市某工地拖欠工資，樓裡沒電')).toBe(plainText('项城市某工地拖欠工资，楼里没电'));
  });

  it('leaves simplified words alone that look traditional', () => {
    expect(plainText('朱乾坤著名')).toBe('朱乾坤著名');
  });

  it('has half-width letters, digits and punctuation', () => {
    expect(plainText('Ａ区１２号，急！')).toBe('a区12号,急!');
  });

  it('has no blanks or line breaks between Chinese characters, and keeps those between words', () => {
    expect(plainText('项 城　市\n工资 for part time')).toBe('项城市工资 for part time');
  });

  it('stays the same when it is made plain again', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (any) => plainText(plainText(any)) === plainText(any)));
  });
});
