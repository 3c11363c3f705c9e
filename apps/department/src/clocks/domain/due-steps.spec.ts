import fc from 'fast-check';
import { WorkingCalendar, WorkingTime } from '#domain';
import { type CaseClock, startClock } from './case-clock.ts';
import { nextStepAt, raiseDueSteps } from './due-steps.ts';
import { shippedDays } from './shipped-days.ts';
import { usualOfficeHours } from './usual-office-hours.ts';

const time = new WorkingTime(new WorkingCalendar(shippedDays()), usualOfficeHours);
const monday = new Date('2026-11-23T02:00:00Z');
const accept = startClock(
  { clock: 'accept', start: monday, term: { amount: 1, unit: 'working-days' }, policyVersion: 1, calendarVersion: 1 },
  time,
);

describe('A clock', () => {
  it('warns when four fifths of its working time are gone, reminds at its deadline, and calls for supervision three working days later', () => {
    expect(accept).toMatchObject({
      warningAt: '2026-11-24T07:30:00.000Z',
      deadline: '2026-11-24T10:00:00.000Z',
      supervisionAt: '2026-11-27T10:00:00.000Z',
    });
  });

  it('that runs in natural time warns in natural time', () => {
    const term = { amount: 2, unit: 'natural-hours' } as const;
    expect(
      startClock({ clock: 'accept', start: monday, term, policyVersion: 1, calendarVersion: 1 }, time),
    ).toMatchObject({
      warningAt: '2026-11-23T03:36:00.000Z',
      deadline: '2026-11-23T04:00:00.000Z',
      supervisionAt: '2026-11-26T10:00:00.000Z',
    });
  });

  it('raises a step on the moment, and not once more', () => {
    expect(stepsIn(raiseDueSteps([accept], before(accept.warningAt)))).toEqual([]);
    const warned = raiseDueSteps([accept], accept.warningAt);
    expect(stepsIn(warned)).toEqual(['warning']);
    expect(stepsIn(raiseDueSteps(warned.clocks, before(accept.deadline)))).toEqual([]);
    expect(nextStepAt(warned.clocks)).toBe(accept.deadline);
  });

  it('raises all that fell due while nobody looked, earliest first, and then nothing more', () => {
    const late = raiseDueSteps([accept], '2027-01-04T00:00:00.000Z');
    expect(stepsIn(late)).toEqual(['warning', 'reminder', 'supervision']);
    expect(nextStepAt(late.clocks)).toBeNull();
  });

  it('that was stopped raises what fell due before, also when nobody has looked since', () => {
    const stopped = { ...accept, stoppedAt: accept.deadline };
    expect(nextStepAt([stopped])).toBe(accept.warningAt);
    expect(stepsIn(raiseDueSteps([stopped], '2027-01-04T00:00:00.000Z'))).toEqual(['warning', 'reminder']);
  });
});

const moments = fc
  .date({ min: new Date('2026-11-20'), max: new Date('2026-12-20'), noInvalidDate: true })
  .map((date) => date.toISOString());

it('The same steps are raised, each once, whenever and however often somebody looks', () => {
  const looks = fc.array(moments, { maxLength: 20 }).map((times) => times.toSorted());
  fc.assert(
    fc.property(looks, fc.option(moments, { nil: undefined }), (times, stoppedAt) => {
      let clocks: readonly CaseClock[] = [accept];
      const raised: string[] = [];
      const isStopped = () => clocks.some((clock) => clock.stoppedAt !== undefined);
      for (const now of [...times, '2027-02-01T00:00:00.000Z']) {
        if (stoppedAt !== undefined && stoppedAt <= now && !isStopped())
          clocks = clocks.map((clock) => ({ ...clock, stoppedAt }));
        const look = raiseDueSteps(clocks, now);
        ({ clocks } = look);
        raised.push(...stepsIn(look));
      }
      const { warningAt, deadline, supervisionAt } = accept;
      const due = [warningAt, deadline, supervisionAt].filter((at) => stoppedAt === undefined || at <= stoppedAt);
      expect(raised).toEqual(['warning', 'reminder', 'supervision'].slice(0, due.length));
    }),
  );
});

const stepsIn = ({ raised }: ReturnType<typeof raiseDueSteps>) => raised.map(({ step }) => step);

const before = (moment: string) => new Date(Date.parse(moment) - 1).toISOString();
