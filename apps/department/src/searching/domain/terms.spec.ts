import fc from 'fast-check';
import { termsOf, termsWanted } from './terms.ts';

const han = fc.string({
  unit: fc.constantFrom('拖', '欠', '工', '资', '供', '热', '小', '区'),
  minLength: 2,
  maxLength: 12,
});

describe('The terms of a text', () => {
  it('are the pairs of its Han characters, and its words and numbers', () => {
    expect(termsOf('翰林苑3号楼，Wi-Fi不通')).toEqual(['翰林', '林苑', '3', '号楼', 'wi', 'fi', '不通']);
  });

  it('are the same in traditional characters, full width and capitals', () => {
    expect(termsOf('項城拖欠工資ＡＢ')).toEqual(termsOf('项城拖欠工资ab'));
  });

  it('hold every term of any part of it that is looked for', () => {
    fc.assert(
      fc.property(han, han, han, (before, wanted, after) => {
        expect(termsOf(`${before}${wanted}${after}`)).toEqual(expect.arrayContaining(termsWanted(wanted)));
      }),
    );
  });

  it('that somebody looks for may lie apart where blanks part them', () => {
    expect(termsWanted('翰林苑 不热')).toEqual(['翰林', '林苑', '不热']);
  });

  it('hold nothing that would be more than a word in a query', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        for (const term of termsOf(text)) expect(term).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
      { examples: [['⺀']] },
    );
  });

  it('that somebody looks for are none where there is one character, or none', () => {
    expect(['热', '', '，。', '热 水'].map(termsWanted)).toEqual([[], [], [], []]);
  });
});
