import { WorkingCalendar, WorkingTime } from '#domain';
import { accept, after, carriedOut, followRouter, noon, submit } from '../../../test/one-case.ts';
import { handler, officer } from '../../../test/samples.ts';
import { shippedTerms, type WindowTerms } from '../../clocks/domain/clock-policy.ts';
import { shippedDays } from '../../clocks/domain/shipped-days.ts';
import { usualOfficeHours } from '../../clocks/domain/usual-office-hours.ts';
import type { CaseState } from './case-state.ts';
import type { Command } from './command.ts';
import { decide } from './decide.ts';
import { setWindows } from './windows.ts';

const calendar = new WorkingCalendar(shippedDays());
/** After a Monday's noon in Shanghai. */
const later = (hours: number) => new Date(noon.getTime() + hours * 3_600_000);
const reopen: Command = { kind: 'reopen', by: 'citizen', reason: '只付了一半' };

describe('The windows after the end of a case', () => {
  it('are fifteen and thirty days of natural time, and told with the end', () => {
    const windows = { rateUntil: '2026-12-08T04:00:00.000Z', reopenUntil: '2026-12-23T04:00:00.000Z' };
    expect(ended()).toMatchObject({ state: { windows }, facts: [{ payload: { windows } }] });
  });

  it('are as long as the policy says, in working time as well', () => {
    const { state } = ended({
      rating: { amount: 2, unit: 'working-days' },
      reopening: { amount: 3, unit: 'natural-hours' },
    });
    expect(state).toMatchObject({
      windows: { rateUntil: '2026-11-25T10:00:00.000Z', reopenUntil: '2026-11-23T07:00:00.000Z' },
    });
    expect(decide(state, reopen, later(3))).toMatchObject({ outcome: 'carried-out' });
    expect(decide(state, reopen, later(3.001))).toMatchObject({ missing: 'while it may be taken up again' });
  });

  it('let nobody take a case up again for its citizen who might not do so himself, but rate it for him', () => {
    const { state } = ended({
      rating: { amount: 15 * 24, unit: 'natural-hours' },
      reopening: { amount: 5 * 24, unit: 'natural-hours' },
    });
    const resolved = { ...state, onlyByCall: true } as CaseState;
    const said = { kind: 'rate-by-call', by: officer, version: 4, solved: false, satisfaction: 1 } as const;
    const wanted = { ...said, reopen: '只付了一半' };
    expect(decide(resolved, wanted, later(5 * 24))).toMatchObject({ state: { status: 'in-progress' } });
    expect(decide(resolved, wanted, later(10 * 24))).toMatchObject({
      ...{ outcome: 'refused', because: 'not-allowed-now', missing: 'while it may be taken up again' },
      allowed: expect.arrayContaining(['rate-by-call']),
    });
    expect(decide(resolved, said, later(10 * 24))).toMatchObject({ state: { status: 'closed' } });
  });

  it('end where the case is taken up again', () => {
    const { state } = decide(ended().state, reopen, later(1)) as { state: CaseState };
    expect(state).not.toHaveProperty('windows');
  });

  function ended(own?: WindowTerms) {
    const answer = { kind: 'resolve', by: handler, version: 3, visibility: 'public', text: '已支付' } as const;
    return setWindows(carriedOut(after(submit, followRouter, accept(2)), answer), {
      calendarVersion: 1,
      calendar,
      policyOf: (kind = 'unknown', urgent) => ({ terms: { ...shippedTerms(kind, urgent), ...own }, version: 1 }),
      timeOf: () => new WorkingTime(calendar, usualOfficeHours),
    });
  }
});
