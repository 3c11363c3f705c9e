import { trialsOf } from './trials.ts';

/** Corrections, the newest first, of groups with these names. */
const told = (...groups: readonly string[]) => groups.map((group, age) => ({ group, age }));

describe('Trials of what people corrected', () => {
  it('withhold each correction once and ask the latest of each group of a reader that has not learnt from it', () => {
    const all = told('a', 'b', 'c', 'a', 'd', 'e', 'e', 'a');
    const trials = trialsOf(all);
    const asked = trials.flatMap((trial) => trial.asked);
    expect(asked.map(({ age }) => age).toSorted()).toEqual([0, 1, 2, 4, 5]);
    for (const trial of trials) expect(trial.asked.every((one) => trial.withheld.has(one))).toBe(true);
    expect(trials.flatMap(({ withheld }) => [...withheld])).toHaveLength(all.length);
  });

  it('withhold copies of one message together', () => {
    const trials = trialsOf(told('a', 'b', 'a', 'a', 'b'));
    expect(trials.map(({ withheld }) => [...withheld].map(({ group }) => group).join('')).toSorted()).toEqual([
      'aaa',
      'bb',
    ]);
  });

  it('ask a message that comes again and again of a reader that knows others of its copies', () => {
    const all = told('a', 'a', 'a', 'a', 'a');
    const [trial, ...others] = trialsOf(all);
    expect(others).toEqual([]);
    expect(trial?.asked).toEqual([all[0]]);
    expect(trial?.withheld.size).toBeLessThan(all.length);
  });

  it('are none where nobody corrected anything', () => {
    expect(trialsOf([])).toEqual([]);
  });
});
