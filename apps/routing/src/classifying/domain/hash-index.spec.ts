import fc from 'fast-check';
import { HashIndex } from './hash-index.ts';

describe('HashIndex', () => {
  it('numbers hashes in the order in which they first come, however many there are', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 0xffffffff })), (hashes) => {
        const index = new HashIndex(1);
        const first = [...new Set(hashes)];
        for (const hash of hashes) expect(index.findOrAdd(hash)).toBe(first.indexOf(hash));
        expect([...index.hashes()]).toEqual(first);
        expect(first.map((hash) => index.find(hash))).toEqual([...first.keys()]);
      }),
    );
  });

  it('knows no number for a hash that never came', () => {
    const index = new HashIndex();
    index.findOrAdd(7);
    expect(index.find(0)).toBe(-1);
    expect(index.find(7 + 2 ** 20)).toBe(-1);
  });
});
