import fc from 'fast-check';
import { PhraseTrie } from './phrase-trie.ts';

const phrase = fc.string({ unit: fc.constantFrom('供', '热', '停', 'a', '1'), minLength: 1, maxLength: 4 });

describe('PhraseTrie', () => {
  it('finds all phrases that begin at an index, shortest first, and no other', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(phrase),
        fc.string({ unit: fc.constantFrom('供', '热', '停', 'a', '1', '水') }),
        (phrases, text) => {
          const trie = new PhraseTrie<string>();
          for (const one of phrases) trie.set(one, () => one);
          const inOrder = phrases.toSorted((one, other) => one.length - other.length);
          for (let start = 0; start <= text.length; start++)
            expect(trie.matchesAt(text, start).map(({ value }) => value)).toEqual(
              inOrder.filter((one) => text.startsWith(one, start)),
            );
        },
      ),
    );
  });

  it('asks what becomes of a value that is there already', () => {
    const trie = new PhraseTrie<number>();
    for (const one of [1, 2, 4]) trie.set('停水', (present = 0) => present + one);
    expect(trie.get('停水')).toBe(7);
    expect(trie.get('停')).toBeUndefined();
    expect(trie.get('停水了')).toBeUndefined();
  });
});
