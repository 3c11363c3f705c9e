import fc from 'fast-check';
import { type IssueCore, united, without } from './issue-core.ts';
import { likenessOf } from './sameness.ts';
import { longestSketch, nameShare, sketchOf } from './sketch.ts';

const anyMessage = fc
  .uniqueArray(fc.nat(200), { minLength: 1, maxLength: 50 })
  .map((terms) => sketchOf(new Map(terms.map((term, index) => [term, 1 + (index % 5)])), (term) => 1 + (term % 7)));
const anyCore = anyMessage.map((sketch): IssueCore => ({ sketch, nameShare: nameShare(sketch), messages: 1 }));

describe('The core of an issue', () => {
  it('keeps the heaviest terms and no more than fit, whatever comes together', () => {
    fc.assert(
      fc.property(fc.array(anyCore, { minLength: 1, maxLength: 10 }), (cores) => {
        const whole = cores.reduce(united);
        expect(whole.messages).toBe(cores.length);
        expect(whole.sketch.terms.length).toBeLessThanOrEqual(longestSketch);
        expect([...whole.sketch.weights]).toEqual([...whole.sketch.weights].toSorted((one, other) => other - one));
        expect(whole.nameShare).toBeGreaterThanOrEqual(0);
        expect(whole.nameShare).toBeLessThanOrEqual(1.000_001);
      }),
    );
  });

  it('is that of its messages where all say the same', () => {
    fc.assert(
      fc.property(anyCore, (core) => {
        const twice = united(core, core);
        expect([...twice.sketch.terms]).toEqual([...core.sketch.terms]);
        expect(likenessOf(core.sketch, twice.sketch).whole).toBeCloseTo(1, 4);
      }),
    );
  });

  it('is as like to another as that one is to it', () => {
    fc.assert(
      fc.property(anyMessage, anyMessage, (one, other) => {
        expect(likenessOf(one, other).whole).toBeCloseTo(likenessOf(other, one).whole, 6);
      }),
    );
  });

  it('is as it was once a message that came in by mistake has gone again', () => {
    fc.assert(
      fc.property(anyCore, anyCore, (core, mistake) => {
        const again = without(united(core, mistake), mistake);
        expect(again.messages).toBe(1);
        expect(again.nameShare).toBeCloseTo(core.nameShare, 4);
        expect(likenessOf(again.sketch, core.sketch).whole).toBeGreaterThan(0.8);
      }),
    );
  });
});
