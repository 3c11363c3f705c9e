import { type CalendarDay, deadlineOf, endsWithin, explainDeadline, WorkingCalendar, WorkingTime } from '#domain';
import { shippedDays } from './shipped-days.ts';
import { usualOfficeHours } from './usual-office-hours.ts';

const calendar = new WorkingCalendar(shippedDays());
const time = new WorkingTime(calendar, usualOfficeHours);
const shanghai = (local: string) => new Date(`${local}+08:00`);

describe('The calendar that is shipped', () => {
  it('leads two working days over the golden week of 2023 to a Sunday that is worked, and says why', () => {
    const start = shanghai('2023-09-28T15:10');
    const term = { amount: 2, unit: 'working-days' } as const;
    expect(deadlineOf(start, term, time)).toEqual(shanghai('2023-10-08T18:00'));
    expect(explainDeadline(start, term, time)).toEqual([
      day('2023-09-28', false, '2023年9月28日（星期四）：15:10起算，当日不计入'),
      day('2023-09-29', false, '2023年9月29日（星期五）：中秋节放假，不计入'),
      day('2023-09-30', false, '2023年9月30日（星期六）：国庆节放假，不计入'),
      day('2023-10-01', false, '2023年10月1日（星期日）：国庆节放假，不计入'),
      day('2023-10-02', false, '2023年10月2日（星期一）：国庆节放假，不计入'),
      day('2023-10-03', false, '2023年10月3日（星期二）：国庆节放假，不计入'),
      day('2023-10-04', false, '2023年10月4日（星期三）：国庆节放假，不计入'),
      day('2023-10-05', false, '2023年10月5日（星期四）：国庆节放假，不计入'),
      day('2023-10-06', false, '2023年10月6日（星期五）：国庆节放假，不计入'),
      day('2023-10-07', true, '2023年10月7日（星期六）：国庆节调休上班，第1个工作日'),
      day('2023-10-08', true, '2023年10月8日（星期日）：国庆节调休上班，第2个工作日，18:00下班时到期'),
    ]);
  });

  it('explains working hours and natural ones as well', () => {
    const hours = explainDeadline(shanghai('2026-09-30T16:00'), { amount: 4, unit: 'working-hours' }, time);
    expect(hours.map(({ date, isCounted }) => [date, isCounted])).toEqual([
      ['2026-09-30', true],
      ['2026-10-01', false],
      ['2026-10-02', false],
      ['2026-10-03', false],
      ['2026-10-04', false],
      ['2026-10-05', false],
      ['2026-10-06', false],
      ['2026-10-07', false],
      ['2026-10-08', true],
    ]);
    expect(hours.map(({ text }) => text).filter((text) => text.includes('计2小时'))).toEqual([
      '2026年9月30日（星期三）：照常上班，计2小时',
      '2026年10月8日（星期四）：照常上班，计2小时，10:30到期',
    ]);
    expect(explainDeadline(shanghai('2026-10-01T23:30'), { amount: 2, unit: 'natural-hours' }, time)).toEqual([
      day(
        '2026-10-01',
        true,
        '2026年10月1日（星期四）：23:30起按自然时间计2小时（不分昼夜和节假日），2026年10月2日（星期五）01:30到期',
      ),
    ]);
  });

  it('says what an evening adds, and an end at midnight, as people say them', () => {
    const evening = explainDeadline(shanghai('2026-09-30T19:00'), { amount: 1, unit: 'working-hours' }, time);
    expect(evening[0]).toMatchObject({ isCounted: false, text: expect.stringContaining('已过下班时间，不计入') });
    const late = new WorkingTime(calendar, [{ opens: '20:00', closes: '24:00' }]);
    const [, last, ...more] = explainDeadline(shanghai('2026-09-29T19:00'), { amount: 1, unit: 'working-days' }, late);
    expect(last).toMatchObject({ date: '2026-09-30', text: expect.stringContaining('24:00下班时到期') });
    expect(more).toEqual([]);
  });

  it('knows the years from 2019 on, and says which of its days may yet come otherwise', () => {
    expect(calendar.publishedUntil).toBe('2026-12-31');
    const [, newYear] = explainDeadline(shanghai('2026-12-31T10:00'), { amount: 1, unit: 'working-days' }, time);
    expect(newYear?.text).toBe('2027年1月1日（星期五）：元旦放假，不计入（该年放假安排尚未公布，暂按此推算）');
    const [, plain] = explainDeadline(shanghai('2028-05-15T10:00'), { amount: 1, unit: 'working-days' }, time);
    expect(plain?.text).toContain('尚未公布');
    const [, past] = explainDeadline(shanghai('2019-01-01T10:00'), { amount: 1, unit: 'working-days' }, time);
    expect(past?.text).toBe('2019年1月2日（星期三）：照常上班，第1个工作日，18:00下班时到期');
  });

  it('is known to end, 60 days before', () => {
    expect(endsWithin(calendar, 60, shanghai('2026-11-01T12:00'))).toBe(false);
    expect(endsWithin(calendar, 60, shanghai('2026-11-02T12:00'))).toBe(true);
    expect(endsWithin(new WorkingCalendar([]), 60, shanghai('2026-11-02T12:00'))).toBe(true);
  });

  it('has the source of each of its days', () => {
    expect(new Set(shippedDays().map(({ source }) => source)).size).toBe(2);
  });

  it('takes what was published against the package, and what is provisional only for years that it lacks', () => {
    const added: CalendarDay[] = [
      { date: '2026-12-25', isWorked: false, name: '临时', status: 'published', source: '通知' },
      { date: '2026-12-28', isWorked: false, name: '临时', status: 'provisional', source: '推测' },
    ];
    const amended = shippedDays(added);
    expect(amended).toContainEqual(added[0]);
    expect(amended).not.toContainEqual(added[1]);
  });
});

function day(date: string, isCounted: boolean, text: string) {
  return { date, isCounted, text };
}
