import { firstRegion, levelOf, regionAbove } from './level.ts';

describe('The way of an escalation', () => {
  it.each([
    ['411681', 'county', '411600'],
    ['411003', 'county', '411000'],
    ['411000', 'city', '410000'],
    ['419001', 'county', '410000'],
    ['410000', 'province', undefined],
  ])('leads from %s, a %s, to %s', (region, level, above) => {
    expect(levelOf(region)).toBe(level);
    expect(regionAbove(region)).toBe(above);
  });

  it.each<[string | undefined, string, string]>([
    ['411681', '411681', 'the county of the case'],
    ['411600', '411600', 'its city, where no county is known'],
    ['419001', '419001', 'a county directly under the province'],
    ['419000', '410000', 'the province for the city that does not exist'],
    ['130100', '410000', 'the province for a case of another one'],
    [undefined, '410000', 'the province for a case that nobody has placed'],
  ])('begins for %s at %s: %s', (region, first) => {
    expect(firstRegion(region)).toBe(first);
  });
});
