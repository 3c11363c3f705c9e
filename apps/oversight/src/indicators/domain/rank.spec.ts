import fc from 'fast-check';
import { type Candidate, ranked } from './rank.ts';
import { wilson } from './wilson.ts';

const candidate = fc
  .tuple(fc.uuid(), fc.nat(500), fc.nat(500))
  .map(([key, one, other]): Candidate => ({ key, part: Math.min(one, other), whole: Math.max(one, other) }));
const candidates = fc.uniqueArray(candidate, { selector: ({ key }) => key, maxLength: 30 });

describe('the ranking', () => {
  it('puts many good cases before a few lucky ones', () => {
    const few = { key: 'few', part: 5, whole: 5 };
    const many = { key: 'many', part: 290, whole: 300 };
    expect(ranked([few, many], 1).map(({ key }) => key)).toEqual(['many', 'few']);
  });

  it('gives equals the same place and leaves out the next', () => {
    const shares = [90, 80, 80, 70].map((part, index) => ({ key: `b${index}`, part, whole: 100 }));
    expect(ranked(shares, 30).map(({ place }) => place)).toEqual([1, 2, 2, 4]);
  });

  it('gives no place to who has fewer cases than the minimum, and loses nobody', () => {
    fc.assert(
      fc.property(candidates, fc.integer({ min: 1, max: 100 }), (all, minimum) => {
        const list = ranked(all, minimum);
        expect(list.map(({ key }) => key).sort()).toEqual(all.map(({ key }) => key).sort());
        for (const { key, place } of list)
          expect(place !== undefined).toBe(all.find((one) => one.key === key)!.whole >= minimum);
      }),
    );
  });

  it('does not depend on the order in which bureaus are named', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        expect(ranked(all.toReversed(), 30)).toEqual(ranked(all, 30));
      }),
    );
  });
});

describe('the confidence interval', () => {
  it('is as the literature has it', () => {
    // 8 of 10: 0.4902 to 0.9433 (Newcombe 1998 has the method; the figures are easily reckoned by hand).
    const { lower, upper } = wilson(8, 10)!;
    expect(lower).toBeCloseTo(0.4902, 4);
    expect(upper).toBeCloseTo(0.9433, 4);
  });

  it('holds the share, stays within 0 and 1 and narrows with more cases', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.nat(), (whole, any) => {
        const part = any % (whole + 1);
        const [one, ten] = [wilson(part, whole)!, wilson(10 * part, 10 * whole)!];
        expect(one.lower).toBeGreaterThanOrEqual(0);
        expect(one.upper).toBeLessThanOrEqual(1);
        expect(one.lower).toBeLessThanOrEqual(one.share + 1e-12);
        expect(one.upper).toBeGreaterThanOrEqual(one.share - 1e-12);
        expect(ten.upper - ten.lower).toBeLessThan(one.upper - one.lower);
      }),
    );
  });
});
