import { faultsOfAssignment } from './assignable.ts';

const officer = { subject: 'officer', roles: ['triage-officer'], regionCode: '411600' };
const lead = { id: '411681-human-resources-and-social-security', regionCode: '411681' };
const rulesOf = (...bureaus: Parameters<typeof faultsOfAssignment>) =>
  faultsOfAssignment(...bureaus).map(({ rule }) => rule);

describe('what a triage officer may assign', () => {
  it('is a lead in the own region, helped by bureaus of any', () => {
    expect(rulesOf(lead, [{ id: '410100-urban-management', regionCode: '410100' }], officer)).toEqual([]);
  });

  it('is no lead of another region, where the case would be out of sight', () => {
    expect(rulesOf({ id: '999999-none', regionCode: '999999' }, [], officer)).toEqual(['in-your-region']);
    expect(rulesOf(lead, [], { ...officer, regionCode: undefined })).toEqual(['in-your-region']);
  });

  it('is no bureau whose id speaks of another region', () => {
    expect(rulesOf({ ...lead, regionCode: '411602' }, [], officer)).toEqual(['of-its-region']);
    expect(rulesOf(lead, [{ ...lead, id: '130000-other' }], officer)).toEqual(['of-its-region']);
  });

  it('is no bureau that helps itself', () => {
    expect(rulesOf(lead, [lead], officer)).toEqual(['not-the-lead']);
  });
});
