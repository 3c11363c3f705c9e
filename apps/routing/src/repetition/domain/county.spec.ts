import { countyOf, mayBeOnePlace } from './county.ts';

describe('Two regions', () => {
  it.each([
    ['a county and its city', '410922', '410900', true],
    ['two counties of a city', '410922', '410923', false],
    ['two districts of a city', '411002', '411003', true],
    ['a district and a zone of a city', '411002', '411071', true],
    ['a district and a county-level city', '411002', '411081', false],
    ['a county and a township of it', '410922', '410922101', true],
    ['two cities', '410900', '411000', false],
    ['a county and nothing that is known', '410922', undefined, true],
  ])('may be one place or not: %s', (_, one, other, may) => {
    expect(mayBeOnePlace(one, other)).toBe(may);
    expect(mayBeOnePlace(other, one)).toBe(may);
  });

  it('are in one county where both are districts of a city, and a city is in none', () => {
    expect(['411002', '411071', '411081', '411000'].map(countyOf)).toEqual(['411001', '411001', '411081', undefined]);
  });
});
