import fc from 'fast-check';
import { dateOfDay, dayOfDate, Failure } from '#domain';
import { type Grain, grains, partsOf, periodOf, periodsOf } from './periods.ts';

const date = fc.integer({ min: dayOfDate('2020-01-01'), max: dayOfDate('2029-12-31') }).map(dateOfDay);

describe('the cells of a span', () => {
  it.each([
    ['2022-01-01', '2022-12-31', 'year', 1],
    ['2022-01-01', '2022-06-30', 'month', 6],
    ['2022-02-01', '2022-02-28', 'month', 1],
    ['2022-02-03', '2022-02-28', 'day', 26],
    ['2022-02-01', '2022-02-01', 'day', 1],
  ])('%s to %s are those of a %s', (from, until, grain, count) => {
    const { starts, ...rest } = periodsOf(from, until);
    expect(rest).toEqual({ grain });
    expect(starts).toHaveLength(count);
  });

  it('hold each of its days once', () => {
    fc.assert(
      fc.property(date, fc.nat(365), fc.nat(), (from, length, any) => {
        const until = dateOfDay(dayOfDate(from) + length);
        const { grain, starts } = periodsOf(from, until);
        const day = dayOfDate(from) + (any % (length + 1));
        expect(starts.filter((start) => start === periodOf(day, grain))).toHaveLength(1);
        expect(starts).not.toContain(periodOf(dayOfDate(from) - 1, grain));
        expect(starts).not.toContain(periodOf(dayOfDate(until) + 1, grain));
      }),
    );
  });

  it.each([
    ['2022-02-01', '2022-01-31', 'after-from'],
    ['2022-01-02', '2023-02-01', 'max-days'],
    ['1022-01-01', '2022-12-31', 'max-periods'],
  ])('of %s to %s are refused: %s', (from, until, rule) => {
    const outcome = () => periodsOf(from, until);
    expect(refusalOf(outcome)?.fields).toMatchObject([{ rule }]);
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
