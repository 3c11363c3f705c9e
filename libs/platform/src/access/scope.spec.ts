import { AccessRefusal } from './access-refusal.ts';
import { type CaseScope, requireCaseScope, requireScope } from './scope.ts';
import type { Staff } from './staff.ts';

const someone = (claims: Partial<Staff>): Staff => ({ subject: 'staff-7', roles: [], ...claims });
const reaches = (claims: Partial<Staff>, scope: CaseScope): boolean => {
  try {
    requireCaseScope(someone(claims), scope);
    return true;
  } catch (error) {
    if (error instanceof AccessRefusal) return false;
    throw error;
  }
};

describe('how far staff reach', () => {
  const ofLabour = { bureauId: '411681-labour', regionCode: '411681' };

  it('gives a bureau its own cases only, whatever region its people are in', () => {
    expect(reaches({ bureauId: '411681-labour' }, ofLabour)).toBe(true);
    expect(reaches({ bureauId: '411681-heating', regionCode: '410000' }, ofLabour)).toBe(false);
    expect(reaches({ bureauId: '411681-labour' }, { regionCode: '411681' })).toBe(false);
  });

  it('gives who answers for a region the cases of its subtree', () => {
    expect(reaches({ regionCode: '411600' }, ofLabour)).toBe(true);
    expect(reaches({ regionCode: '410000' }, { regionCode: '419001' })).toBe(true);
    expect(reaches({ regionCode: '410100' }, ofLabour)).toBe(false);
    expect(reaches({ regionCode: '411600' }, { bureauId: '411681-labour' })).toBe(false);
  });

  it('gives nothing to a token that claims neither', () => {
    expect(reaches({ roles: ['administrator'] }, ofLabour)).toBe(false);
    expect(reaches({}, {})).toBe(false);
  });

  it('takes no bureau from the prototype of what was sent', () => {
    const params = Object.create({ bureauId: '411681-labour' }) as object;
    const ask = () => {
      requireScope('bureau', someone({ bureauId: '411681-labour' }), { params, query: {} });
    };
    expect(ask).toThrow('The bureau is not yours.');
  });
});
