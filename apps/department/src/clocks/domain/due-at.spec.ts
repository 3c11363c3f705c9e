import { dueAt } from './due-at.ts';
import type { CaseClock } from './case-clock.ts';

const clock = (deadline: string, more: Partial<CaseClock> = {}) =>
  ({ clock: 'resolve', deadline, ...more }) as CaseClock;
const [early, late] = ['2026-11-24T09:00:00.000Z', '2026-12-14T09:00:00.000Z'];

describe('A case is due', () => {
  it('when the first of its clocks is that runs', () => {
    expect(dueAt([clock(late), clock(early)])).toBe(early);
    expect(dueAt([clock(late), clock(early, { stoppedAt: early })])).toBe(late);
  });

  it('whatever the bureaus that help are to do by when', () => {
    expect(dueAt([clock(late), clock(early, { clock: 'co-task' })])).toBe(late);
  });

  it('never, after all others, where no clock runs', () => {
    expect(dueAt([clock(late, { stoppedAt: early })])).toBe('infinity');
    expect(dueAt([])).toBe('infinity');
  });
});
