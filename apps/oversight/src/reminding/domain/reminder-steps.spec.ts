import fc from 'fast-check';
import { reminderSteps } from './reminder-steps.ts';

const start = new Date('2026-12-01T00:00:00Z');

describe('Reminders', () => {
  it('come when four fifths of the time have passed, and when it is over', () => {
    expect(reminderSteps(start, new Date('2026-12-11T00:00:00Z'))).toEqual([
      { step: 'before', raiseAt: new Date('2026-12-09T00:00:00Z') },
      { step: 'due', raiseAt: new Date('2026-12-11T00:00:00Z') },
    ]);
  });

  it('come in order and never before they were set', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e10 }), (ms) => {
        const [before, due] = reminderSteps(start, new Date(start.getTime() + ms));
        expect(before!.raiseAt.getTime()).toBeGreaterThanOrEqual(start.getTime());
        expect(due!.raiseAt.getTime()).toBeGreaterThan(before!.raiseAt.getTime());
      }),
    );
  });

  it('come once of what is due already', () => {
    expect(reminderSteps(start, start)).toEqual([{ step: 'due', raiseAt: start }]);
  });
});
