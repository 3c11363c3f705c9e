import { AccessRefusal } from './access-refusal.ts';
import { requireCaseScope, requireRegionScope, requireScope, searchedRegion } from './scope.ts';
import type { Staff } from './staff.ts';

const someone = (claims: Partial<Staff>): Staff => ({ subject: 'staff-7', roles: [], ...claims });
const isAllowed = (ask: () => unknown): boolean => {
  try {
    ask();
    return true;
  } catch (error) {
    if (error instanceof AccessRefusal) return false;
    throw error;
  }
};
const reaches = (claims: Partial<Staff>, regionCode?: string): boolean =>
  isAllowed(() => {
    requireCaseScope(someone(claims), regionCode);
  });

describe('how far staff reach', () => {
  it('gives who answers for a region the cases of its subtree, and those of no region yet to who answers for all', () => {
    expect(reaches({ regionCode: '411600' }, '411681')).toBe(true);
    expect(reaches({ regionCode: '410000' }, '419001')).toBe(true);
    expect(reaches({ regionCode: '410100' }, '411681')).toBe(false);
    expect(reaches({ regionCode: '410000' })).toBe(true);
    expect(reaches({ regionCode: '411600' })).toBe(false);
  });

  it('gives nothing to a token that claims no region', () => {
    expect(reaches({ roles: ['supervisor'] }, '411681')).toBe(false);
    expect(reaches({ bureauId: '411681-labour' })).toBe(false);
  });

  it.each([
    ['411600', '411681', true],
    ['411600', '411600', true],
    ['411681', '411600', false],
    ['411600', '410100', false],
    [undefined, '411681', false],
  ])('gives who answers for %s what lies in %s: %s', (regionCode, wanted, isGiven) => {
    const ask = () => {
      requireRegionScope(someone({ regionCode }), wanted);
    };
    expect(isAllowed(ask)).toBe(isGiven);
  });

  it('searches all that somebody answers for unless a part of it is asked for', () => {
    const search = (regionCode?: string, asked?: string) => () => searchedRegion(someone({ regionCode }), asked);
    expect(search('411600')()).toBe('411600');
    expect(search('411600', '411681')()).toBe('411681');
    expect(isAllowed(search('411600', '410000'))).toBe(false);
    expect(isAllowed(search())).toBe(false);
  });

  it.each([
    ['410000', true],
    ['411600', false],
    [undefined, false],
    ['', false],
  ])('gives what holds for the whole province to who answers for %s: %s', (regionCode, isGiven) => {
    const ask = () => {
      requireScope('province', someone({ regionCode }), { params: {}, query: {} });
    };
    expect(isAllowed(ask)).toBe(isGiven);
  });

  it('takes no bureau from the prototype of what was sent', () => {
    const params = Object.create({ bureauId: '411681-labour' }) as object;
    const ask = () => {
      requireScope('bureau', someone({ bureauId: '411681-labour' }), { params, query: {} });
    };
    expect(ask).toThrow('The bureau is not yours.');
  });
});
