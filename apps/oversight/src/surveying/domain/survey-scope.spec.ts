import fc from 'fast-check';
import { cityOf, isAsked, regionSurveyed, type SurveyScope } from './survey-scope.ts';

const regions = ['410000', '410100', '410181', '411100', '411121', '411122', '419001', '130000', '130100'];
const asked = (scope: SurveyScope, near: string, home?: string) =>
  regions.filter((code) => isAsked(code, scope, regionSurveyed(scope, near), home));

describe('A survey', () => {
  it('of the counties of a city asks these, and no other city', () => {
    expect(asked('counties', '411121')).toEqual(['411121', '411122']);
    expect(asked('counties', '411100')).toEqual(['411121', '411122']);
  });

  it.each<[SurveyScope, string, string[]]>([
    ['counties', '411121', ['411122']],
    ['cities', '411100', ['410100', '419001']],
    ['province', '410181', ['410100', '411100', '411121', '411122', '419001']],
  ])('of %s does not ask the region %s, from which it comes', (scope, home, others) => {
    expect(asked(scope, home, home)).toEqual(others);
  });

  it('of the cities asks each of the province, with the county that is directly under it', () => {
    expect(asked('cities', '410181')).toEqual(['410100', '411100', '419001']);
  });

  it('of the province asks every city and every county, and no other province', () => {
    expect(asked('province', '410181')).toEqual(['410100', '410181', '411100', '411121', '411122', '419001']);
  });

  it('asks no region twice, and each within what is surveyed', () => {
    const code = fc.integer({ min: 0, max: 9999 }).map((rest) => `41${String(rest).padStart(4, '0')}`);
    fc.assert(
      fc.property(fc.constantFrom('counties', 'cities', 'province'), code, code, (scope, near, region) => {
        if (!isAsked(region, scope, regionSurveyed(scope, near), undefined)) return;
        if (scope === 'counties') expect(cityOf(region)).toBe(cityOf(near));
        expect(isAsked(region, 'province', regionSurveyed('province', near), undefined)).toBe(true);
      }),
    );
  });
});
