import { type HotIssue, type HotIssueStatus, ofOneKind } from './hot-issue.ts';
import { heaviest, nameShare } from './sketch.ts';

/** Terms of matters are even, pieces of names odd. */
const issueOf = (status: HotIssueStatus, weights: Readonly<Record<number, number>>): HotIssue => {
  const sketch = heaviest(Object.entries(weights).map(([term, weight]) => [Number(term), weight]));
  return {
    ...{ id: String(Object.keys(weights)), reach: '4101/transport', status, title: '', titleWeight: 0, people: 3 },
    core: { sketch, nameShare: nameShare(sketch), messages: 3 },
    region: { code: '410100', name: '郑州市' },
    ...{ first: new Date(0), last: new Date(0), version: 1 },
  };
};

const own = { 1: 0.7, 2: 0.35, 4: 0.6 };
/** Names the same, and half of what it complains of is something else: matter 0.25, where 0.22 is asked of two that gather and 0.3 of who is watched. */
const vaguelyAlike = { 1: 0.7, 2: 0.35, 6: 0.6 };
const alike = { 1: 0.7, 2: 0.5, 4: 0.5 };

describe('An issue that still gathers goes up in another', () => {
  it.each<[HotIssueStatus, string, Readonly<Record<number, number>>, boolean]>([
    ['gathering', 'is much alike', alike, true],
    ['gathering', 'is vaguely alike', vaguelyAlike, true],
    ['proposed', 'is much alike', alike, true],
    ['proposed', 'is vaguely alike', vaguelyAlike, false],
    ['confirmed', 'is much alike', alike, false],
    ['dismissed', 'is much alike', alike, false],
  ])('that is %s and %s', (status, _, other, goesUp) => {
    expect(ofOneKind(issueOf(status, own), issueOf('gathering', other)) > 0).toBe(goesUp);
  });

  it('only while nobody watches it', () => {
    expect(ofOneKind(issueOf('gathering', own), issueOf('proposed', alike))).toBe(0);
  });
});
