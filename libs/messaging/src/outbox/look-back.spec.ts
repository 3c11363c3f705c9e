import { LookBack } from './look-back.ts';

describe('LookBack', () => {
  it('starts at the very beginning, and again once a second', () => {
    const lookBack = new LookBack(500, 1_000);
    expect(lookBack.bound(0)).toBe(0);
    lookBack.saw(70);
    expect([lookBack.bound(400), lookBack.bound(950), lookBack.bound(999)].at(-1)).toBe(70);
    expect(lookBack.bound(1_000)).toBe(0);
  });

  it('never leaves behind an id that was read less than its span ago', () => {
    const lookBack = new LookBack(500, 1_000_000);
    lookBack.bound(0);
    for (let now = 1; now < 10_000; now += 7) {
      lookBack.saw(now);
      expect(lookBack.bound(now)).toBeLessThanOrEqual(Math.max(0, now - 500));
    }
  });

  it('follows within two spans', () => {
    const lookBack = new LookBack(500, 1_000_000);
    lookBack.bound(0);
    for (let now = 1; now < 10_000; now += 7) {
      lookBack.saw(now);
      expect(lookBack.bound(now)).toBeGreaterThanOrEqual(now - 1_020);
    }
  });
});
