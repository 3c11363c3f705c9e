import fc from 'fast-check';
import { WorkingCalendar, WorkingTime, termUnits } from '#domain';
import { type CaseClock, type ClockPause, startClock } from './case-clock.ts';
import { explainClock } from './explain-clock.ts';
import { reckonedAnew } from './move-clocks.ts';
import { shippedDays } from './shipped-days.ts';
import { usualOfficeHours } from './usual-office-hours.ts';

const calendar = new WorkingCalendar(shippedDays());
const local = (moment: string) => `${moment}:00.000+08:00`;
const utc = (moment: string) => new Date(local(moment)).toISOString();

function clockOf(
  { start, term, officeHours = usualOfficeHours }: Pick<CaseClock, 'term' | 'officeHours'> & { readonly start: Date },
  more: Pick<CaseClock, 'pauses' | 'extensionDays'>,
): CaseClock {
  const begun = { clock: 'resolve', start, term, policyVersion: 1, calendarVersion: 1 } as const;
  const clock = startClock(begun, new WorkingTime(calendar, officeHours));
  return reckonedAnew({ ...clock, ...more }, { version: 1, calendar });
}

const texts = (clock: CaseClock) => explainClock(clock, calendar).map(({ text }) => text);

describe('How a deadline came about', () => {
  it('says of natural time when it stood still, and until when', () => {
    const urgent = { start: new Date(local('2026-11-23T10:00')), term: { amount: 2, unit: 'natural-hours' } } as const;
    const pauses = [{ from: utc('2026-11-23T10:30'), until: utc('2026-11-23T13:30') }];
    const clock = clockOf(urgent, { pauses });
    expect(clock.deadline).toBe(utc('2026-11-23T15:00'));
    expect(texts(clock)).toEqual([
      '2026年11月23日（星期一）：10:00起按自然时间计2小时（不分昼夜和节假日）',
      '2026年11月23日（星期一）：10:30起停止计时，2026年11月23日（星期一）13:30恢复，顺延3小时，2026年11月23日（星期一）15:00到期',
    ]);
  });

  it('says of hours to which working days were added how those came after them', () => {
    const start = new Date(local('2026-11-23T16:00'));
    const clock = clockOf({ start, term: { amount: 4, unit: 'working-hours' } }, { extensionDays: 1 });
    expect(texts(clock)).toEqual([
      '2026年11月23日（星期一）：照常上班，计2小时',
      '2026年11月24日（星期二）：照常上班，计2小时，10:30计满',
      '2026年11月24日（星期二）：10:30起延长1个工作日，当日不计入',
      '2026年11月25日（星期三）：照常上班，第1个工作日，18:00下班时到期',
    ]);
  });

  it('ends with the deadline, whatever the term, the pauses and the days that were added', () => {
    fc.assert(
      fc.property(anyBeginning, anyPauses, fc.option(fc.integer({ min: 1, max: 60 })), (beginning, gaps, days) => {
        const pauses = pausesAfter(beginning.start, gaps);
        const clock = clockOf(beginning, { pauses, extensionDays: days ?? undefined });
        const last = texts(clock).at(-1) ?? '';
        expect(endSaid(last)).toBe(inWords(clock.deadline));
      }),
    );
  });
});

const anyBeginning = fc.record({
  start: fc.date({ min: new Date('2025-01-01'), max: new Date('2026-11-23'), noInvalidDate: true }),
  term: fc.record({ amount: fc.integer({ min: 1, max: 200 }), unit: fc.constantFrom(...termUnits) }),
  officeHours: fc.constantFrom(usualOfficeHours, [{ opens: '08:00', closes: '24:00' }]),
});
const minutes = fc.integer({ min: 1, max: 20 * 24 * 60 });
/** How long each begins after the one before, and how long it lasts. */
const anyPauses = fc.array(fc.tuple(minutes, minutes), { maxLength: 4 });

function pausesAfter(start: Date, gaps: readonly (readonly [number, number])[]): ClockPause[] {
  let at = start.getTime();
  return gaps.map(([running, standing]) => {
    const from = at + running * 60_000;
    at = from + standing * 60_000;
    return { from: new Date(from).toISOString(), until: new Date(at).toISOString() };
  });
}

/** The day and the time that a line ends with: `2026年11月23日 15:00`; the day is the one nearest before the time. */
function endSaid(text: string): string {
  const day = [...text.matchAll(/\d+年\d+月\d+日/g)].at(-1)?.[0];
  const time = /(\d\d:\d\d)(下班时)?到期/.exec(text)?.[1];
  return `${day} ${time}`;
}

function inWords(deadline: string): string {
  const justBefore = new Date(Date.parse(deadline) - 1 + 8 * 3_600_000).toISOString();
  const [year, month, day] = justBefore.slice(0, 10).split('-').map(Number);
  const midnight = Date.parse(`${justBefore.slice(0, 10)}T00:00:00+08:00`);
  const passed = Math.floor((Date.parse(deadline) - midnight) / 60_000);
  const time = [Math.floor(passed / 60), passed % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${year}年${month}月${day}日 ${time}`;
}
