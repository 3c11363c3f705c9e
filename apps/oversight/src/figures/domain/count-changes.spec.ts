import fc from 'fast-check';
import { anyArrivals } from '../../../test/any-history.ts';
import { countChanges } from './count-changes.ts';
import type { Standing } from './standing.ts';
import { standingsFrom } from './standing.ts';

const received: Standing = { caseId: 'a', version: 1, status: 'received', regionVersion: 0 };
const triage: Standing = { ...received, version: 2, status: 'triage' };

describe('the changes of the counts', () => {
  it('count a new case once', () => {
    expect(countChanges([{ after: received }])).toEqual([{ status: 'received', change: 1 }]);
  });

  it('take a case that moved from where it stood', () => {
    expect(countChanges([{ before: received, after: triage }])).toEqual([
      { status: 'received', change: -1 },
      { status: 'triage', change: 1 },
    ]);
  });

  it('are silent where as many come as go', () => {
    const other: Standing = { ...received, caseId: 'b' };
    expect(countChanges([{ before: received, after: triage }, { after: other }])).toEqual([
      { status: 'triage', change: 1 },
    ]);
  });

  it('add up to the number of cases', () => {
    fc.assert(
      fc.property(anyArrivals, (steps) => {
        const moves = standingsFrom(steps).map((after) => ({ after }));
        expect(countChanges(moves).reduce((sum, { change }) => sum + change, 0)).toBe(moves.length);
      }),
    );
  });

  it('come in the same order whichever case moved first, so that two writers never wait for each other in a ring', () => {
    fc.assert(
      fc.property(anyArrivals, (steps) => {
        const moves = standingsFrom(steps).map((after) => ({ after }));
        expect(countChanges(moves)).toEqual(countChanges(moves.toReversed()));
      }),
    );
  });
});
