import fc from 'fast-check';
import { type Following, heatOf } from './heat.ts';

const day = 24 * 60 * 60 * 1000;
const now = Date.UTC(2026, 10, 23);
const following: Following = { people: 20, likes: 10, objections: 2, first: now - 5 * day, last: now };

const anyFollowing = fc
  .record({
    people: fc.nat(5000),
    likes: fc.nat(5000),
    objections: fc.nat(5000),
    span: fc.nat(1000),
    age: fc.nat(1000),
  })
  .map(({ span, age, ...voices }) => ({ ...voices, first: now - (age + span) * day, last: now - age * day }));

describe('The heat of an issue', () => {
  it('is what its formula says', () => {
    const voices = 20 + Math.log(11) - Math.log(3);
    expect(heatOf(following, now)).toBeCloseTo(voices * (1 + 30 / 35), 2);
  });

  it('is half after sixty days of silence', () => {
    expect(heatOf(following, now + 60 * day)).toBeCloseTo(heatOf(following, now) / 2, 1);
  });

  it('is never negative, and never less for one person more', () => {
    fc.assert(
      fc.property(anyFollowing, (one) => {
        expect(heatOf(one, now)).toBeGreaterThanOrEqual(0);
        expect(heatOf({ ...one, people: one.people + 1 }, now)).toBeGreaterThanOrEqual(heatOf(one, now));
      }),
    );
  });

  it('grows by likes, shrinks by objections, and is greater for a flood than for the same voices over years', () => {
    expect(heatOf({ ...following, likes: 100 }, now)).toBeGreaterThan(heatOf(following, now));
    expect(heatOf({ ...following, objections: 100 }, now)).toBeLessThan(heatOf(following, now));
    expect(heatOf({ ...following, first: now - 700 * day }, now)).toBeLessThan(heatOf(following, now));
  });
});
