import fc from 'fast-check';
import { chanceOfBreach, expectedBreaches } from './forecast.ts';
import type { Counts } from './measures.ts';
import { bucketOf, usedBuckets } from './time-buckets.ts';

/** A bureau of which ten cases were resolved in each tenth, and twenty late. */
const record: Counts = {
  ...Object.fromEntries(Array.from({ length: 10 }, (_, tenth) => [`used_share_${tenth}`, 10])),
  used_share_10: 20,
  resolve_due: 120,
};

describe('the forecast of breaches', () => {
  it('is the share of like cases that were late, of those that were still open', () => {
    expect(chanceOfBreach(record, record, 0)).toBeCloseTo(20 / 120);
    expect(chanceOfBreach(record, record, 9)).toBeCloseTo(20 / 30);
  });

  it('counts what is overdue and not resolved as late', () => {
    const withOpen = { ...record, resolve_due: 130 };
    expect(chanceOfBreach(withOpen, withOpen, 9)).toBeCloseTo(30 / 40);
  });

  it('of a bureau without a record is the one of its region, and nothing where that has none', () => {
    expect(chanceOfBreach({}, record, 5)).toBeCloseTo(chanceOfBreach(record, record, 5)!);
    expect(expectedBreaches([0, 3], {}, {})).toBeUndefined();
    expect(expectedBreaches([0, 0], {}, {})).toBe(0);
  });

  it('never falls as a case grows older', () => {
    const counts = fc.array(fc.nat(50), { minLength: 11, maxLength: 11 }).map((used): Counts => ({
      ...Object.fromEntries(used.map((count, index) => [`used_share_${index}`, count])),
      resolve_due: used.reduce((sum, count) => sum + count, 0),
    }));
    fc.assert(
      fc.property(counts, (past) => {
        const chances = Array.from({ length: 10 }, (_, tenth) => chanceOfBreach(past, past, tenth) ?? 0);
        for (const [tenth, chance] of chances.entries())
          if (tenth > 0 && chances[tenth - 1]! > 0 && chance > 0)
            expect(chance).toBeGreaterThanOrEqual(chances[tenth - 1]! - 1e-12);
      }),
    );
  });

  it('is calibrated: of cases like those of the record as many are late as it says', () => {
    const lives = fc.sample(fc.integer({ min: 1, max: 130 }), { numRuns: 8_000, seed: 20221231 });
    const [past, future] = [recordOf(lives.slice(0, 4_000)), lives.slice(4_000)];
    for (const tenth of [0, 3, 7, 9]) {
      const open = future.filter((percent) => percent > 10 * tenth);
      const late = open.filter((percent) => percent > 100).length;
      const queue = Array.from({ length: 10 }, (_, at) => (at === tenth ? open.length : 0));
      expect(Math.abs(expectedBreaches(queue, past, past)! - late)).toBeLessThan(3 * Math.sqrt(2 * late));
    }
  });
});

/** @param lives the percentages of their terms that Cases had used when they were resolved */
function recordOf(lives: readonly number[]): Counts {
  const used = lives.map((percent) => bucketOf(percent / 100, usedBuckets));
  const buckets = Array.from({ length: 11 }, (_, at) => [`used_share_${at}`, used.filter((one) => one === at).length]);
  return { ...(Object.fromEntries(buckets) as Counts), resolve_due: lives.length };
}
