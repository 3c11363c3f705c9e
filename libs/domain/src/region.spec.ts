import { isProvince, isWithin } from './region.ts';

describe('isWithin', () => {
  it.each([
    ['411681', '410000', 'a county lies in its province'],
    ['411681', '411600', 'a county lies in its city'],
    ['411681', '411681', 'a county lies in itself'],
    ['419001', '410000', 'a county directly under the province lies in the province'],
    ['411003', '411000', 'a city code that itself ends in a zero keeps that zero'],
  ])('says that %s lies in %s: %s', (region, subtree) => {
    expect(isWithin(region, subtree)).toBe(true);
  });

  it.each([
    ['410000', '411600', 'a province does not lie in its city'],
    ['411600', '411681', 'a city does not lie in its county'],
    ['411003', '411600', 'a county does not lie in the next city'],
    ['411103', '411000', 'Luohe does not lie in Xuchang'],
    ['130100', '410000', 'another province does not lie in this one'],
    ['411681', '', 'nothing lies in no region'],
    ['411681', '4', 'nothing lies in a part of a code'],
    ['411681', '000000', 'nothing lies in a code of zeros'],
  ])('says that %s does not lie in %s: %s', (region, subtree) => {
    expect(isWithin(region, subtree)).toBe(false);
  });
});

describe('isProvince', () => {
  it.each([
    ['410000', true],
    ['411000', false],
    ['411681', false],
    ['0000', false],
    ['', false],
  ])('says of %j: %s', (region, expected) => {
    expect(isProvince(region)).toBe(expected);
  });
});
