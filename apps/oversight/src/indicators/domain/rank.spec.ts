import fc from 'fast-check';
import { type Candidate, placeMark, type Ranked, ranked, rankedAfter } from './rank.ts';
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

  it('is read whole and in order page by page, each after the mark of the one before', () => {
    fc.assert(
      fc.property(
        candidates,
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 9 }),
        (all, minimum, limit) => {
          const list = ranked(all, minimum);
          const read: Ranked<Candidate>[] = [];
          for (let rest = list; rest.length > 0; rest = rankedAfter(list, placeMark(read.at(-1)!)))
            read.push(...rest.slice(0, limit));
          expect(read).toEqual(list);
        },
      ),
    );
  });

  it('goes on where it was when somebody has left it, and knows no mark that it did not give', () => {
    const list = ranked(
      ['a', 'b', 'c'].map((key) => ({ key, part: 80, whole: 100 })),
      30,
    );
    const mark = placeMark(list[1]!);
    expect(rankedAfter([list[0]!, list[2]!], mark).map(({ key }) => key)).toEqual(['c']);
    for (const other of ['b', ':b', '1:', '-1:b']) expect(() => rankedAfter(list, other)).toThrow('is not known');
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
