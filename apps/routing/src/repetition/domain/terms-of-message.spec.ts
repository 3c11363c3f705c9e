import { catalogue } from '../../../test/shipped-catalogue.ts';
import { Language } from './language.ts';
import { termOf } from './term.ts';

const language = new Language(catalogue.matters);

describe('The terms of a message', () => {
  it.each([
    ['九璜万岫业主投诉', ['璜万', '万岫', '九璜万']],
    ['58焰贷跑路了', ['8焰', '焰贷']],
  ])('hold the pieces of a name with a number in it: %s', (subject, pieces) => {
    const terms = namesIn(subject);
    expect(pieces.filter((piece) => !terms(piece))).toEqual([]);
  });

  it('hold no name where only kinds of places stand together', () => {
    const terms = namesIn('翡煜国际城停水');
    expect(terms('翡煜')).toBe(true);
    expect(terms('国际城')).toBe(false);
  });

  it('hold no name where a number only counts', () => {
    const terms = namesIn('暖气才13度，住在12号楼');
    expect(['13', '3度', '13度', '12', '2号', '12号'].filter(terms)).toEqual([]);
  });
});

function namesIn(subject: string): (piece: string) => boolean {
  const terms = language.termsOf({ subject, body: '' });
  return (piece) => terms.has(termOf(piece, true));
}
