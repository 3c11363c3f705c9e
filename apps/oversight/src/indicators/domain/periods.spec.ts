import fc from 'fast-check';
import { dateOfDay, dayOfDate, Failure } from '#domain';
import { type Grain, grains, partsOf, periodOf, periodsOf } from './periods.ts';

const date = fc.integer({ min: dayOfDate('2020-01-01'), max: dayOfDate('2029-12-31') }).map(dateOfDay);

describe('the cells of a span', () => {
  it.each([
    ['2022-01-01', '2022-12-31', { year: 1 }],
    ['2022-01-01', '2022-06-30', { month: 6 }],
    ['2022-02-01', '2022-02-28', { month: 1 }],
    ['2022-02-03', '2022-02-28', { day: 26 }],
    ['2022-02-01', '2022-02-01', { day: 1 }],
    ['2021-12-31', '2023-02-01', { day: 2, month: 1, year: 1 }],
    ['2000-01-01', '2099-12-31', { year: 100 }],
  ])('%s to %s are so many of each kind: %j', (from, until, expected) => {
    const counts = periodsOf(from, until).map(({ grain, starts }) => [grain, starts.length]);
    expect(Object.fromEntries(counts)).toEqual(expected);
  });

  it('hold each of its days once, and no other', () => {
    fc.assert(
      fc.property(date, fc.nat(900), fc.nat(), (from, length, any) => {
        const until = dateOfDay(dayOfDate(from) + length);
        const times = (day: number) =>
          periodsOf(from, until).filter(({ grain, starts }) => starts.includes(periodOf(day, grain))).length;
        expect(times(dayOfDate(from) + (any % (length + 1)))).toBe(1);
        expect(times(dayOfDate(from) - 1)).toBe(0);
        expect(times(dayOfDate(until) + 1)).toBe(0);
      }),
    );
  });

  it('that ends before it begins are refused', () => {
    expect(refusalOf(() => periodsOf('2022-02-01', '2022-01-31'))?.fields).toMatchObject([{ rule: 'after-from' }]);
  });
});

describe('the parts of a span', () => {
  it('follow each other without a gap', () => {
    fc.assert(
      fc.property(date, fc.nat(300), fc.constantFrom<Grain>(...grains), (from, length, grain) => {
        const until = dateOfDay(dayOfDate(from) + length);
        const parts = partsOf(from, until, grain);
        expect(parts[0]!.from).toBe(from);
        expect(parts.at(-1)!.until).toBe(until);
        for (const [index, part] of parts.entries())
          if (index > 0) expect(dayOfDate(part.from)).toBe(dayOfDate(parts[index - 1]!.until) + 1);
      }),
    );
  });

  it('end with the week on Sunday, and with the quarter', () => {
    expect(partsOf('2026-11-25', '2026-12-06', 'week').map((part) => part.until)).toEqual(['2026-11-29', '2026-12-06']);
    expect(partsOf('2026-01-01', '2026-12-31', 'quarter').map((part) => part.from)).toEqual([
      '2026-01-01',
      '2026-04-01',
      '2026-07-01',
      '2026-10-01',
    ]);
  });
});

function refusalOf(work: () => unknown): Failure | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return error;
  }
  return undefined;
}
