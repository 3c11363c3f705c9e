import { factsOf } from '../../known-cases/domain/case-facts.ts';
import { nothingKnown } from '../../known-cases/domain/known-case.ts';
import type { Escalation } from './escalation.ts';
import { takenAlong } from './move.ts';
import { shippedTerms as terms } from './policy.ts';

const now = new Date('2026-11-23T08:00:00.000Z');
const at = now.toISOString();
const facts = factsOf({
  id: '01936f8c-5b7a-7c3d-8e9f-0a1b2c3d4e5f',
  number: '20261123-0000042-7',
  known: nothingKnown,
});
const waiting: Escalation = {
  ...{ id: '01936fa0-1c2d-7e3f-8a4b-5c6d7e8f9a0b', causeKey: 'instruction 1', cause: { kind: 'instruction' } },
  ...{ causedAt: at, version: 3, state: 'waiting', regionCode: '411681', placedFor: '411681', wasSnoozed: false },
  ...{ answerBy: '2026-11-24T08:00:00.000Z', raisedAt: at, changedAt: at, facts },
};
const along = (regionCode: string | undefined, before: Partial<Escalation> = {}, more: Partial<typeof facts> = {}) =>
  takenAlong({ ...waiting, facts: { ...facts, regionCode, ...more }, ...before }, { terms, now });

describe('An escalation whose case moves', () => {
  it.each([
    ['411625', 'another county of the city', '2026-11-26T08:00:00.000Z'],
    ['411002', 'a county of another city', '2026-11-26T08:00:00.000Z'],
    ['419001', 'a county directly under the province', '2026-11-26T08:00:00.000Z'],
    ['411600', 'its city', '2026-11-25T08:00:00.000Z'],
  ])('to %s, %s, goes there and waits anew', (region, _, answerBy) => {
    expect(along(region)).toMatchObject({
      after: { state: 'waiting', regionCode: region, placedFor: region, version: 4, answerBy, changedAt: at },
      fact: { kind: 'climbed', because: 'case-moved', fromRegionCode: '411681', answerBy },
    });
  });

  it.each(['110101', '419000'])('to %s, for which nobody below answers, goes to the province', (region) => {
    expect(along(region)?.after).toMatchObject({ regionCode: '410000', answerBy: '2026-11-24T08:00:00.000Z' });
  });

  it.each<Partial<Escalation>>([
    { state: 'acknowledged', answerBy: undefined, wasSnoozed: true },
    { state: 'snoozed', wasSnoozed: true },
    { state: 'delegated', toBureauId: '411681-taxation' },
  ])('leaves behind what was done about it before: %j', (before) => {
    const after = { state: 'waiting', toBureauId: undefined, wasSnoozed: false, answerBy: '2026-11-26T08:00:00.000Z' };
    expect(along('411625', before)?.after).toMatchObject(after);
  });

  it.each<[string, string | undefined, Partial<Escalation>]>([
    ['the case is where it was', '411681', {}],
    ['no step says where the case belongs', undefined, {}],
    ['the city to which it has climbed answers for both', '411625', { regionCode: '411600' }],
    ['the province answers for both', '411002', { regionCode: '410000' }],
    [
      'the case turns out to be of a county of the city that is asked',
      '411681',
      { regionCode: '411600', placedFor: '411600' },
    ],
    ['somebody handed it elsewhere and the case has not moved', '411681', { state: 'delegated', regionCode: '411625' }],
    ['it is an alarm', '411002', { state: 'alarm', regionCode: '410000', answerBy: undefined }],
    ['it is over', '411002', { state: 'ended', answerBy: undefined }],
  ])('stays where %s', (_, region, before) => {
    expect(along(region, before)).toBeUndefined();
  });

  it('stays where the case came to its end after the cause, and goes along where that was before', () => {
    expect(along('411002', {}, { ended: { at, because: 'resolved' } })).toBeUndefined();
    const before = { at: '2026-11-23T07:59:59.999Z', because: 'resolved' } as const;
    expect(along('411002', {}, { ended: before })).toBeDefined();
  });

  it('leaves whom somebody handed it to as soon as the case moves from where it was then', () => {
    const handed = { state: 'delegated', regionCode: '411625' } as const;
    expect(along('411002', handed)?.after).toMatchObject({ state: 'waiting', regionCode: '411002' });
    expect(along('411625', handed)).toBeUndefined();
  });

  it('goes once, and back with the case', () => {
    const gone = along('411002')!.after;
    expect(takenAlong(gone, { terms, now })).toBeUndefined();
    const back = takenAlong({ ...gone, facts: { ...facts, regionCode: '411681' } }, { terms, now });
    expect(back?.after).toMatchObject({ regionCode: '411681', version: 5 });
  });
});
