import { faultsOfAssignment } from './assignable.ts';

const officer = { subject: 'officer', roles: ['triage-officer'], regionCode: '411600' };
const lead = { id: '411681-human-resources-and-social-security', regionCode: '411681' };
type Bureau = Parameters<typeof faultsOfAssignment>[0]['lead'];
const rulesOf = (named: Bureau, coHandling: Bureau[], by: Parameters<typeof faultsOfAssignment>[1], region?: string) =>
  faultsOfAssignment({ lead: named, coHandling, region }, by).map(({ rule }) => rule);

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

  it('is a case of the region of its lead, or of one in it', () => {
    const ofCity = { id: '411600-urban-management', regionCode: '411600' };
    expect(rulesOf(lead, [], officer, '411681')).toEqual([]);
    expect(rulesOf(ofCity, [], officer, '411681')).toEqual([]);
    expect(faultsOfAssignment({ lead, coHandling: [], region: '411600' }, officer)).toEqual([
      { field: 'region', rule: 'in-the-leads-region', message: 'region must be that of the lead, or lie in it.' },
    ]);
    for (const elsewhere of ['411602', '410100', '410000'])
      expect(rulesOf(lead, [], officer, elsewhere)).toEqual(['in-the-leads-region']);
  });

  it('is no bureau that helps itself', () => {
    expect(rulesOf(lead, [lead], officer)).toEqual(['not-the-lead']);
  });
});
