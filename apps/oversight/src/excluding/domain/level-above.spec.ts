import { mayDecide } from './level-above.ts';

const by = (regionCode?: string, subject = 'supervisor-1') => ({ subject, regionCode });

describe('who decides about leaving a case of a bureau out of its rates', () => {
  it.each([
    ['411681', '411600', true],
    ['411681', '410000', true],
    ['411681', '411681', false],
    ['411681', '411625', false],
    ['411681', '411000', false],
    ['411600', '411600', false],
    ['411600', '410000', true],
    ['411600', '411681', false],
    ['410000', '410000', true],
    ['410000', '411600', false],
  ])('of a bureau of %s one who answers for %s: %s', (bureauRegion, regionCode, expected) => {
    expect(mayDecide(by(regionCode), bureauRegion, 'head-1')).toBe(expected);
  });

  it('is nobody who answers for no region, and never who asked', () => {
    expect(mayDecide(by(undefined), '411681', 'head-1')).toBe(false);
    expect(mayDecide(by('410000', 'head-1'), '410000', 'head-1')).toBe(false);
  });
});
