import fc from 'fast-check';
import { anyArrivals } from '../../../test/any-history.ts';
import { knownCases } from '../../known-cases/domain/known-case.ts';
import type { CaseStep } from '../../known-cases/domain/case-step.ts';
import { countChanges, type Move } from './count-changes.ts';
import { type Standing, standingOf } from './standing.ts';

const received: Standing = { status: 'received' };
const triage: Standing = { status: 'triage' };
const fresh = (after: Standing): Move => ({ before: undefined, after });
const movesOf = (steps: readonly CaseStep[]): Move[] =>
  knownCases(steps).map(({ known }) => ({ before: undefined, after: standingOf(known) }));

describe('the changes of the counts', () => {
  it('count a new case once', () => {
    expect(countChanges([fresh(received)])).toEqual([{ status: 'received', change: 1 }]);
  });

  it('take a case that moved from where it stood', () => {
    expect(countChanges([{ before: received, after: triage }])).toEqual([
      { status: 'received', change: -1 },
      { status: 'triage', change: 1 },
    ]);
  });

  it('are silent where as many come as go', () => {
    expect(countChanges([{ before: received, after: triage }, fresh(received)])).toEqual([
      { status: 'triage', change: 1 },
    ]);
  });

  it('are none for a case of which no step is known', () => {
    expect(countChanges([{ before: undefined, after: undefined }])).toEqual([]);
  });

  it('add up to the number of cases', () => {
    fc.assert(
      fc.property(anyArrivals, (steps) => {
        const moves = movesOf(steps);
        expect(countChanges(moves).reduce((sum, { change }) => sum + change, 0)).toBe(moves.length);
      }),
    );
  });

  it('come in the same order whichever case moved first, so that two writers never wait for each other in a ring', () => {
    fc.assert(
      fc.property(anyArrivals, (steps) => {
        const moves = movesOf(steps);
        expect(countChanges(moves)).toEqual(countChanges(moves.toReversed()));
      }),
    );
  });
});
