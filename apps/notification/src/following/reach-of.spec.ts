import type { Staff } from '#platform';
import { audienceWithin, followedAs, regionAndAbove, staffOf } from './domain/audience.ts';
import { reachOf } from './reach-of.ts';

const bureauId = '411681-taxation';
const at = (...roles: Staff['roles']) => reachOf({ subject: 'somebody', roles, regionCode: '411681', bureauId });

describe('Somebody of the staff', () => {
  it('follows regions as one who answers for them, and never by working at a bureau there', () => {
    expect(audienceWithin(at('supervisor'), { regionCode: '411681' })).toBe('411681');
    expect(audienceWithin(at('supervisor'), { regionCode: '411600' })).toBeUndefined();
    expect(audienceWithin(at('handler', 'bureau-head'), { regionCode: '411681' })).toBeUndefined();
  });

  it('follows what the triage desk owes as one of its officers, unless he answers for the region himself', () => {
    expect(audienceWithin(at('triage-officer'), { regionCode: '411681' })).toBe('411681/desk');
    expect(audienceWithin(at('triage-officer'), { regionCode: '411600' })).toBeUndefined();
    expect(audienceWithin(at('triage-officer', 'supervisor'), { regionCode: '411681' })).toBe('411681');
    expect(audienceWithin(at('triage-officer'), { bureauId })).toBeUndefined();
  });

  it('follows a bureau by working there: its own alone, and the head as the head', () => {
    expect(audienceWithin(at('handler'), { bureauId })).toBe(bureauId);
    expect(audienceWithin(at('bureau-head'), { bureauId })).toBe(`${bureauId}/head`);
    expect(audienceWithin(at('handler'), { bureauId: '411681-finance' })).toBeUndefined();
    expect(audienceWithin(at('supervisor'), { bureauId })).toBeUndefined();
  });

  it('is shown where he follows, whichever audience that makes him', () => {
    for (const audience of staffOf(bureauId)) expect(followedAs(audience)).toEqual({ bureauId });
    for (const audience of ['411681', '411681/desk']) expect(followedAs(audience)).toEqual({ regionCode: '411681' });
  });
});

it.each([
  ['411681', ['411681', '411600', '410000']],
  ['411600', ['411600', '410000']],
  ['410000', ['410000']],
])('What happens in %s is for those who answer for it and above', (region, audiences) => {
  expect(regionAndAbove(region)).toEqual(audiences);
});
