import fc from 'fast-check';
import { fewest, inTens, suppressed, toldBeside, toldInAll, toldShare } from './suppress.ts';

const groups = fc.uniqueArray(fc.record({ key: fc.uuid(), cases: fc.nat(40) }), {
  selector: ({ key }) => key,
  maxLength: 12,
});
/** Of the same few groups, as tables of several months are. */
const keys = ['410100', '410900', '411000', '411200'];
const tableOfFew = fc
  .tuple(...keys.map(() => fc.oneof(fc.nat(12), fc.nat(100))))
  .map((counts) => counts.map((cases, index) => ({ key: keys[index]!, cases })));
const casesOf = (table: readonly { key: string; cases: number }[], key: string) =>
  table.find((group) => group.key === key)?.cases ?? 0;
const sumOf = (some: readonly { cases: number }[]) => some.reduce((sum, { cases }) => sum + cases, 0);

describe('small numbers in public figures', () => {
  it('are told of no group alone, and cannot be reckoned from the total either', () => {
    fc.assert(
      fc.property(groups, (all) => {
        const { told, together } = suppressed(all);
        for (const { cases } of told) expect(cases).toBeGreaterThanOrEqual(fewest);
        expect(sumOf(told) + sumOf(together)).toBe(sumOf(all));
        if (told.length > 0) expect(together).not.toHaveLength(1);
        if (told.length > 0 && together.length > 0) expect(sumOf(together)).toBeGreaterThanOrEqual(fewest);
      }),
    );
  });

  it('leave large groups as they are', () => {
    const all = [5, 30, 20, 3, 2].map((cases, index) => ({ key: `g${index}`, cases }));
    const { told, together } = suppressed(all);
    expect(told.map(({ cases }) => cases)).toEqual([30, 20]);
    expect(sumOf(together)).toBe(10);
  });

  it('take the next smallest group with a single small one', () => {
    const { told, together } = suppressed([50, 30, 9].map((cases, index) => ({ key: `g${index}`, cases })));
    expect(told.map(({ cases }) => cases)).toEqual([50]);
    expect(together.map(({ cases }) => cases)).toEqual([9, 30]);
  });

  it('are in no sum over several tables, which tells nothing that the tables do not', () => {
    fc.assert(
      fc.property(fc.array(tableOfFew, { maxLength: 6 }), (tables) => {
        const sums = toldInAll(tables);
        for (const key of keys) {
          const shown = tables.map((table) => suppressed(table).told.find((group) => group.key === key)?.cases ?? 0);
          const isTold = tables.every((table, index) => casesOf(table, key) === shown[index]);
          const sum = shown.reduce((all, cases) => all + cases, 0);
          if (isTold) expect(sums.get(key) ?? 0).toBe(sum);
          else expect(sums.has(key)).toBe(false);
        }
      }),
    );
  });

  it('are no base of a share', () => {
    expect(toldShare(8, 9)).toBeUndefined();
    expect(toldShare(2, 30)).toEqual({ cases: 30, percent: 6.7 });
  });

  it('are tens in a ranking, so that places of different levels cannot be subtracted from each other', () => {
    expect(inTens({ cases: 39, percent: 66.7 })).toEqual({ cases: 30, percent: 67 });
  });

  it('of excluded cases are not to be had from the difference of two shares', () => {
    expect(toldBeside({ part: 20, whole: 29 }, 30)).toBeUndefined();
    expect(toldBeside({ part: 20, whole: 30 }, 30)).toEqual({ cases: 30, percent: 66.7 });
    expect(toldBeside({ part: 20, whole: 30 }, 40)).toEqual({ cases: 30, percent: 66.7 });
  });
});
