import fc from 'fast-check';
import { groupIntoRuns } from './runs.ts';

const event = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), type: fc.constantFrom('x', 'y', 'z') });
const batch = fc.array(event, { maxLength: 60 });
const byType = ({ type }: { type: string }) => [type];

describe('groupIntoRuns', () => {
  it('hands over every event exactly once, to its own handler', () => {
    fc.assert(
      fc.property(batch, (events) => {
        const runs = groupIntoRuns(events, byType);
        expect(runs.flatMap((run) => run.events)).toHaveLength(events.length);
        expect(new Set(runs.flatMap((run) => run.events))).toEqual(new Set(events));
        expect(runs.every((run) => run.events.every((each) => each.type === run.handler))).toBe(true);
      }),
    );
  });

  it('keeps the order of the events of a key, across handlers', () => {
    fc.assert(
      fc.property(batch, (events) => {
        const handled = groupIntoRuns(events, byType).flatMap((run) => run.events);
        for (const key of ['a', 'b', 'c', 'd']) {
          const ofKey = (each: { key: string }) => each.key === key;
          expect(handled.filter(ofKey)).toEqual(events.filter(ofKey));
        }
      }),
    );
  });

  it('makes one run per handler where no key meets two of them', () => {
    const events = Array.from({ length: 90 }, (_, n) => ({ key: `${n}`, type: 'xyz'.charAt(n % 3) }));
    expect(groupIntoRuns(events, byType).map((run) => run.events.length)).toEqual([30, 30, 30]);
  });

  it('makes as many runs as the longest alternation of a key asks for, not more', () => {
    const life = ['x', 'y', 'x'];
    const events = ['a', 'b', 'c'].flatMap((key) => life.map((type) => ({ key, type })));
    expect(groupIntoRuns(events, byType).map((run) => run.handler)).toEqual(['x', 'y', 'x']);
  });

  it('hands an event to each of several handlers', () => {
    const runs = groupIntoRuns([{ key: 'a' }, { key: 'b' }], () => ['first', 'second']);
    expect(runs.map((run) => [run.handler, run.events.length])).toEqual([
      ['first', 2],
      ['second', 2],
    ]);
  });
});
