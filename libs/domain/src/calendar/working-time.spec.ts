import fc from 'fast-check';
import { dateOfDay, localDayOf } from './local-day.ts';
import { deadlineOf, partOf, type Term, termUnits } from './term.ts';
import { type CalendarDay, WorkingCalendar } from './working-calendar.ts';
import { WorkingTime } from './working-time.ts';

const hourMs = 3_600_000;
const someDay = (date: string, isWorked: boolean): CalendarDay => ({
  date,
  isWorked,
  name: '国庆节',
  status: 'published',
  source: 'test',
});
/** The golden week of 2023 with both make-up days. */
const calendar = new WorkingCalendar([
  ...['2023-09-29', '2023-10-02', '2023-10-03', '2023-10-04', '2023-10-05', '2023-10-06'].map((date) =>
    someDay(date, false),
  ),
  ...['2023-10-07', '2023-10-08'].map((date) => someDay(date, true)),
]);
const office = [
  { opens: '08:30', closes: '12:00' },
  { opens: '14:30', closes: '18:00' },
];
const time = new WorkingTime(calendar, office);

describe('Working time', () => {
  it.each([
    ['2023-09-25T02:00:00Z', 1, '2023-09-26T10:00:00Z'],
    ['2023-09-25T15:59:00Z', 1, '2023-09-26T10:00:00Z'],
    ['2023-09-25T16:00:00Z', 1, '2023-09-27T10:00:00Z'],
    ['2023-09-28T07:10:00Z', 2, '2023-10-08T10:00:00Z'],
    ['2023-09-30T07:10:00Z', 1, '2023-10-07T10:00:00Z'],
  ])(
    'from %s on, %i working days end at %s: the day of the start is left out, by the clock of Shanghai',
    (start, days, end) => {
      expect(time.addDays(new Date(start), days)).toEqual(new Date(end));
    },
  );

  it.each([
    ['in the morning', '2023-09-25T01:00:00Z', 4, '2023-09-25T07:30:00Z'],
    ['in the lunch break', '2023-09-25T05:00:00Z', 1, '2023-09-25T07:30:00Z'],
    ['until the office closes', '2023-09-25T06:30:00Z', 3.5, '2023-09-25T10:00:00Z'],
    ['before a holiday', '2023-09-28T08:00:00Z', 4, '2023-10-07T02:30:00Z'],
    ['on a holiday', '2023-10-01T08:00:00Z', 1, '2023-10-07T01:30:00Z'],
  ])('passes while the office is open: begun %s', (_, start, hours, end) => {
    expect(time.addMs(new Date(start), hours * hourMs)).toEqual(new Date(end));
  });

  it('can last until midnight', () => {
    const shop = new WorkingTime(calendar, [{ opens: '20:00', closes: '24:00' }]);
    expect(shop.addDays(new Date('2023-09-25T02:00:00Z'), 1)).toEqual(new Date('2023-09-26T16:00:00Z'));
    expect(shop.addMs(new Date('2023-09-25T02:00:00Z'), 4 * hourMs)).toEqual(new Date('2023-09-25T16:00:00Z'));
  });

  it.each([
    ['none', []],
    ['empty', [{ opens: '08:30', closes: '08:30' }]],
    ['out of order', office.toReversed()],
    ['turned round', [{ opens: '18:00', closes: '08:30' }]],
  ])('needs office hours, not %s', (_, hours) => {
    expect(() => new WorkingTime(calendar, hours)).toThrow(RangeError);
  });
});

const moments = fc.date({ min: new Date('2023-08-01'), max: new Date('2023-12-01'), noInvalidDate: true });
const amounts = fc.integer({ min: 1, max: 40 });
const terms = fc.record<Term>({ amount: amounts, unit: fc.constantFrom(...termUnits) });

describe('A deadline, whatever the start and the term', () => {
  it('is later the later it begins, or on the same moment', () => {
    fc.assert(
      fc.property(moments, moments, terms, (one, other, term) => {
        const [early, late] = one <= other ? [one, other] : [other, one];
        expect(deadlineOf(early, term, time).getTime()).toBeLessThanOrEqual(deadlineOf(late, term, time).getTime());
      }),
    );
  });

  it('is later the longer the term', () => {
    fc.assert(
      fc.property(moments, terms, (start, term) => {
        const longer = { ...term, amount: term.amount + 1 };
        expect(deadlineOf(start, term, time).getTime()).toBeLessThan(deadlineOf(start, longer, time).getTime());
      }),
    );
  });

  it('in working days has just as many of them behind the day of its start, and falls on the last', () => {
    fc.assert(
      fc.property(moments, amounts, (start, amount) => {
        const deadline = deadlineOf(start, { amount, unit: 'working-days' }, time);
        const [first, last] = [localDayOf(start), localDayOf(deadline)];
        const days = Array.from({ length: last - first }, (_, index) => first + 1 + index);
        expect(days.filter((day) => calendar.isWorked(day))).toHaveLength(amount);
        expect(calendar.isWorked(last)).toBe(true);
      }),
    );
  });

  it('in working hours has just as much of office time before it', () => {
    fc.assert(
      fc.property(moments, amounts, (start, amount) => {
        const deadline = deadlineOf(start, { amount, unit: 'working-hours' }, time);
        expect(time.msBetween(start, deadline)).toBe(amount * hourMs);
      }),
    );
  });

  it('has its parts in order between the start and itself', () => {
    fc.assert(
      fc.property(moments, terms, (start, term) => {
        const deadline = deadlineOf(start, term, time);
        const parts = [0.2, 0.8, 1].map((share) => partOf(start, deadline, share, term, time).getTime());
        expect(parts).toEqual(parts.toSorted((one, other) => one - other));
        expect(parts.at(-1)).toBe(deadline.getTime());
        expect(parts.at(0)).toBeGreaterThanOrEqual(start.getTime());
      }),
    );
  });
});

it('a day that no calendar knows is worked from Monday to Friday', () => {
  const days = Array.from({ length: 7 }, (_, index) => localDayOf(new Date('2031-06-02T04:00:00Z')) + index);
  expect(days.map((day) => [dateOfDay(day), calendar.isWorked(day)])).toEqual([
    ['2031-06-02', true],
    ['2031-06-03', true],
    ['2031-06-04', true],
    ['2031-06-05', true],
    ['2031-06-06', true],
    ['2031-06-07', false],
    ['2031-06-08', false],
  ]);
});
