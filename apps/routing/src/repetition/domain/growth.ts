import type { HotIssue } from './hot-issue.ts';

type Grown = Pick<HotIssue, 'people' | 'region'>;

/** Whether an issue has grown so much that whoever heard of it is to hear it again: its people have come to 8, 16, 32 …, or it has come to another place. */
export function hasGrownMuch(before: Grown, after: Grown): boolean {
  return before.region.code !== after.region.code || doublings(before.people) < doublings(after.people);
}

/** How often one would have to double, at most, to be so many: 2 for 4 to 7, 3 for 8 to 15. */
const doublings = (people: number): number => 31 - Math.clz32(people);
