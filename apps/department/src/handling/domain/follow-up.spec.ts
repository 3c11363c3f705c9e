import fc from 'fast-check';
import {
  callableFrom,
  callerOf,
  type FollowUp,
  firstCall,
  nextCall,
  partsOfDay,
  partToCallIn,
  taken,
} from './follow-up.ts';

/** A time of 23 November 2026 by the clock of Asia/Shanghai. */
const at = (time: string): Date => new Date(`2026-11-23T${time}:00+08:00`);

describe('A call that is missed', () => {
  it.each([
    ['09:30', 'afternoon', '2026-11-23T06:00:00.000Z'],
    ['12:10', 'evening', '2026-11-23T10:00:00.000Z'],
    ['18:00', 'morning', '2026-11-24T01:00:00.000Z'],
    ['20:59', 'morning', '2026-11-24T01:00:00.000Z'],
  ])('at %s is made again in the %s', (time, part, dueAt) => {
    expect(nextCall(firstCall(at('08:00')), at(time))).toEqual({ part, dueAt, missed: 1 });
  });

  it('is followed by one in the next part of the day also when it was recorded late', () => {
    const morning: FollowUp = { part: 'morning', dueAt: at('09:00').toISOString(), missed: 1 };
    expect(nextCall(morning, at('12:05'))).toMatchObject({ part: 'afternoon', dueAt: at('14:00').toISOString() });
  });

  it('is made three times at most, each time in another part of the day, and never before it is due', () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 5 * 24 * 60 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fc.date({ min: at('00:00'), max: at('23:59'), noInvalidDate: true }), pauses, (begun, minutes) => {
        let now = begun;
        let call: FollowUp | undefined = firstCall(now);
        const parts: string[] = [];
        for (const pause of minutes) {
          if (!call) break;
          now = new Date(Math.max(now.getTime(), Date.parse(call.dueAt)) + pause * 60_000);
          const next: FollowUp | undefined = nextCall(call, now);
          if (next) {
            parts.push(next.part);
            expect(Date.parse(next.dueAt)).toBeGreaterThan(now.getTime());
          }
          call = next;
        }
        expect(call).toBeUndefined();
        expect(new Set(parts).size).toBe(2);
      }),
    );
  });
});

describe('A call on the list', () => {
  it.each([
    ['any', '08:00', '08:30', '2026-11-23T01:00:00.000Z'],
    ['any', '10:00', '11:00', '2026-11-23T03:00:00.000Z'],
    ['any', '10:00', '21:00', '2026-11-24T01:00:00.000Z'],
    ['afternoon', '14:00', '10:00', '2026-11-23T06:00:00.000Z'],
    ['evening', '18:00', '21:30', '2026-11-24T10:00:00.000Z'],
    ['morning', '09:00', '12:00', '2026-11-24T01:00:00.000Z'],
  ] as const)('for %s, due at %s, may be made at %s from %s on', (part, dueAt, now, callableAt) => {
    expect(callableFrom({ part, dueAt: at(dueAt).toISOString(), missed: 0 }, at(now)).toISOString()).toBe(callableAt);
  });

  it('may be made exactly when it is due and it is a time of the day for it', () => {
    const calls = fc.record({
      part: fc.constantFrom('any' as const, ...partsOfDay),
      dueAt: fc.date({ min: at('00:00'), max: new Date('2026-11-26'), noInvalidDate: true }),
    });
    const moments = fc.date({ min: at('00:00'), max: new Date('2026-11-28'), noInvalidDate: true });
    fc.assert(
      fc.property(calls, moments, ({ part, dueAt }, now) => {
        const isGiven = dueAt <= now && partToCallIn(now) !== undefined && ['any', partToCallIn(now)].includes(part);
        const call = { part, dueAt: dueAt.toISOString(), missed: 0 };
        expect(callableFrom(call, now).getTime() === now.getTime()).toBe(isGiven);
        const from = callableFrom(call, now);
        expect(callableFrom(call, from)).toEqual(from);
      }),
    );
  });
});

describe('Somebody who rings citizens up', () => {
  it.each([
    ['08:59', undefined],
    ['09:00', 'morning'],
    ['12:00', 'afternoon'],
    ['18:00', 'evening'],
    ['20:59', 'evening'],
    ['21:00', undefined],
  ])('is given calls at %s for the %s', (time, part) => {
    expect(partToCallIn(at(time))).toBe(part);
  });

  it('has a call for himself for half an hour', () => {
    const call = taken(firstCall(at('10:00')), 'one', at('10:00'));
    expect(callerOf(call, at('10:29'))).toBe('one');
    expect(callerOf(call, at('10:30'))).toBeUndefined();
    expect(callerOf(firstCall(at('10:00')), at('09:59'))).toBeUndefined();
  });
});
