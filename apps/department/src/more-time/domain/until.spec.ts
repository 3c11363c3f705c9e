import { faultsOfUntil } from './until.ts';

const now = new Date('2026-11-23T04:00:00Z');
const rulesFor = (until: string) => faultsOfUntil(new Date(until), now).map(({ rule }) => rule);

describe('the moment until which a case waits', () => {
  it('lies ahead, within a year', () => {
    expect(rulesFor('2026-11-23T04:00:00.001Z')).toEqual([]);
    expect(rulesFor('2027-11-23T04:00:00Z')).toEqual([]);
  });

  it.each(['2026-11-23T04:00:00Z', '2026-11-22T04:00:00Z', '2027-11-25T04:00:00Z'])('is not %s', (until) => {
    expect(rulesFor(until)).toEqual(['within-a-year']);
  });
});
