import { hasGrownMuch } from './growth.ts';

const at = (people: number, code = '411681') => ({ people, region: { code, name: '' } });

describe('A hot issue has grown much', () => {
  it.each([
    [5, 7, false],
    [7, 8, true],
    [5, 40, true],
    [8, 15, false],
    [1_023, 1_024, true],
    [16, 9, false],
  ])('from %i people to %i: %s', (before, after, isMuch) => {
    expect(hasGrownMuch(at(before), at(after))).toBe(isMuch);
  });

  it('once it is of a whole city', () => {
    expect(hasGrownMuch(at(5), at(6, '411600'))).toBe(true);
  });

  it('so seldom that a million people are told of twenty times', () => {
    const all = Array.from({ length: 1_000_000 }, (_, index) => index + 1);
    expect(all.filter((people) => hasGrownMuch(at(people), at(people + 1))).length).toBeLessThanOrEqual(20);
  });
});
