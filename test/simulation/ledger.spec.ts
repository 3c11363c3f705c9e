import { countedOf, type Entry, type Judged, leadOf, statusOf } from './ledger.ts';

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

  it('counts what a bureau had and sent back for that one, and what was settled on its own day', () => {
    const entry: Judged = {
      ...{ ...handedIn, returns: 1, returnedBy: 'water', bureauId: 'heating' },
      ...{ contactedAt: new Date('2022-12-30T03:00:00Z'), firstResolvedAt: new Date('2022-12-31T02:00:00Z') },
      judgement: { hadBy: ['water', 'heating'], isRepeat: false, first: { kind: 'help', isUrgent: false } },
    };
    const [own, ...others] = countedOf(entry, now);
    expect(own).toMatchObject({ day: '2022-12-30', bureau: 'heating', toContact: 3_600_000, toResolve: 86_400_000 });
    expect(own?.counts).toMatchObject({ submitted: 1, resolved: 1, resolve_in_time: 1, early: 1, open: 1, rated: 0 });
    expect(others.map(({ day, bureau, counts }) => ({ day, bureau, counts }))).toEqual([
      { day: '2022-12-30', bureau: 'water', counts: { had: 1, returned: 1, returns: 1 } },
      { day: '2022-12-30', bureau: 'heating', counts: { had: 1 } },
      { day: '2022-12-31', bureau: 'heating', counts: { settled: 1 } },
    ]);
  });
});
