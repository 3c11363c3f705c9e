import fc from 'fast-check';
import { WorkingCalendar, WorkingTime } from '#domain';
import { anyMoments, type Moment } from '../../../test/any-history.ts';
import { xiangchengLabour } from '../../../test/samples.ts';
import { withYear } from '../../clocks/domain/calendar-year.ts';
import { type CaseClock, isRunning } from '../../clocks/domain/case-clock.ts';
import { shippedTerms } from '../../clocks/domain/clock-policy.ts';
import { raiseDueSteps, type RaisedStep } from '../../clocks/domain/due-steps.ts';
import { moveClocks, reckonedAnew, type VersionedCalendar } from '../../clocks/domain/move-clocks.ts';
import { type ClockRules, setClocks } from './set-clocks.ts';
import { shippedDays } from '../../clocks/domain/shipped-days.ts';
import { usualOfficeHours } from '../../clocks/domain/usual-office-hours.ts';

const submittedAt = new Date('2026-11-23T02:00:00Z');

/** The calendar as it is changed again and again: each version has one more day of winter free. */
const calendars: readonly VersionedCalendar[] = Array.from({ length: 20 }, (_, changes) => {
  const days = Array.from({ length: changes }, (_day, index) => ({
    date: `2026-12-${String(index + 1).padStart(2, '0')}`,
    isWorked: false,
    name: '临时',
  }));
  const year = { year: 2026, status: 'published', source: '通知', days } as const;
  return { version: changes + 1, calendar: new WorkingCalendar(withYear(shippedDays(), year)) };
});

/** What may come between two steps of a case. */
interface Between {
  /** Whether somebody looks for what has fallen due. */
  readonly isLookedAt: boolean;
  readonly isCalendarChanged: boolean;
}

const nothing: Between = { isLookedAt: false, isCalendarChanged: false };
const betweenAll = { maxLength: 80, size: 'max' } as const;
const anyBetween = fc.array(fc.record({ isLookedAt: fc.boolean(), isCalendarChanged: fc.boolean() }), betweenAll);

describe('Whatever happens to a case, in whatever order', () => {
  it('each step of each of its clocks is raised at most once, in order, and not before its time', () => {
    fc.assert(
      fc.property(anyMoments, anyBetween, (moments, between) => {
        const raised = lifeOf(moments, between).flatMap(({ raised: steps }) => steps);
        for (const ofOne of Map.groupBy(raised, ({ clock }) => nameOf(clock)).values()) {
          const steps = ofOne.map(({ step }) => step);
          expect(steps).toEqual(['warning', 'reminder', 'supervision'].slice(0, steps.length));
        }
        for (const { dueAt, at } of raised) expect(dueAt <= at).toBe(true);
      }),
    );
  });

  it('the moments of its clocks follow from what they keep and the calendar that they name', () => {
    fc.assert(
      fc.property(anyMoments, anyBetween, (moments, between) => {
        for (const clock of lifeOf(moments, between).flatMap(({ clocks }) => clocks))
          expect(clock).toEqual({
            ...reckonedAnew(clock, calendarOf(clock.calendarVersion)),
            stoppedAt: clock.stoppedAt,
            setAsideAfter: clock.setAsideAfter,
          });
      }),
    );
  });

  it('no step falls due while it is handled as part of another one, whatever follows', () => {
    fc.assert(
      fc.property(anyMoments, anyBetween, (moments, between) => {
        const raised = lifeOf(moments, between).flatMap(({ raised: steps }) => steps);
        for (const { from, until } of mergersIn(moments))
          expect(raised.filter(({ dueAt }) => from < dueAt && dueAt < until)).toEqual([]);
      }),
    );
  });

  it('none of its clocks runs when it has ended', () => {
    fc.assert(
      fc.property(anyMoments, anyBetween, (moments, between) => {
        for (const { status, clocks } of lifeOf(moments, between))
          if (status !== undefined && ended.includes(status)) expect(clocks.filter(isRunning)).toEqual([]);
      }),
    );
  });
});

function calendarOf(version: number): VersionedCalendar {
  const calendar = calendars[version - 1];
  if (!calendar) throw new Error(`There is no version ${version} of the calendar.`);
  return calendar;
}

function rulesBy({ version: calendarVersion, calendar }: VersionedCalendar): ClockRules {
  const usual = new WorkingTime(calendar, usualOfficeHours);
  const own = new WorkingTime(calendar, [{ opens: '08:00', closes: '17:00' }]);
  return {
    calendarVersion,
    calendar,
    policyOf: (kind = 'unknown', urgent) => ({ terms: shippedTerms(kind, urgent), version: 1 }),
    timeOf: (bureauId) => (bureauId === xiangchengLabour.id ? own : usual),
  };
}

const ended: readonly string[] = ['resolved', 'closed', 'declined', 'withdrawn'];
const inTheEnd = '2040-01-01T00:00:00.000Z';

interface Look {
  /** Absent where nothing has happened to the case. */
  readonly status?: string;
  readonly clocks: readonly CaseClock[];
  readonly raised: readonly Raised[];
}

/** A step, and when somebody looked. */
interface Raised extends RaisedStep {
  readonly at: string;
}

/** By what others tell one clock of a case from another. */
const nameOf = ({ clock, coTask, startedAt }: CaseClock): string => `${clock} ${coTask?.taskId} ${startedAt}`;

/** When the case was handled as part of another one, as far as that came to an end. */
function mergersIn(moments: readonly Moment[]): { readonly from: string; readonly until: string }[] {
  return moments.flatMap(({ before, now, decision }) =>
    before.status === 'merged' && decision.outcome === 'carried-out' && decision.state.status !== 'merged'
      ? [{ from: before.since.toISOString(), until: now.toISOString() }]
      : [],
  );
}

/** How the clocks stood after each step of a case and what was raised before it; in the end all that is due. While it is merged nobody looks, and no calendar moves it. */
function lifeOf(moments: readonly Moment[], between: readonly Between[]): Look[] {
  let clocks: readonly CaseClock[] = [];
  let version = 1;
  const look = (at: string) => {
    const { clocks: after, raised } = raiseDueSteps(clocks, at);
    clocks = after;
    return raised.map((step): Raised => ({ ...step, at }));
  };
  const looks = moments.map(({ before, decision, now }, index): Look => {
    const { isLookedAt, isCalendarChanged } = before.status === 'merged' ? nothing : (between[index] ?? nothing);
    const raised = isLookedAt ? look(now.toISOString()) : [];
    if (isCalendarChanged && version < calendars.length) {
      version += 1;
      clocks = moveClocks(clocks, calendarOf(version));
    }
    if (decision.outcome === 'refused') return { clocks, raised };
    const changed = { ...decision, before, state: { ...decision.state, submittedAt, clocks } };
    const { state } = setClocks(changed, rulesBy(calendarOf(version)));
    ({ clocks } = state);
    return { status: state.status, clocks, raised };
  });
  const isMerged = looks.findLast(({ status }) => status !== undefined)?.status === 'merged';
  return isMerged ? looks : [...looks, { clocks, raised: look(inTheEnd) }];
}
