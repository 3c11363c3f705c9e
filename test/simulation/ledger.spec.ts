import { type Entry, leadOf, statusOf } from './ledger.ts';

const handedIn = { submittedAt: new Date('2022-12-30T02:00:00Z'), returns: 0, reopenings: 0 } as Entry;
const now = new Date('2022-12-31T15:50:00Z');

describe('what is noted of a case', () => {
  it('counts it for the bureau that leads it, and for the one that led it last while it lies on a desk', () => {
    expect(leadOf(handedIn)).toBeUndefined();
    expect(leadOf({ ...handedIn, bureauId: 'water' })).toBe('water');
    const returned = { ...handedIn, returns: 1, returnedBy: 'water' };
    expect(leadOf(returned)).toBe('water');
    expect(statusOf(returned, now)).toBe('triage');
    expect(leadOf({ ...returned, bureauId: 'heating' })).toBe('heating');
  });
});
