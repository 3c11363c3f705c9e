import fc from 'fast-check';
import { dayByDay, heatAt, heatRank, type Voices } from './heat.ts';

const day = 86_400_000;
const start = Date.parse('2026-12-01T00:00:00Z');
const anyIssue: fc.Arbitrary<Voices> = fc
  .tuple(fc.integer({ min: 1, max: 5000 }), fc.nat(400), fc.nat(400))
  .map(([voices, a, b]) => ({ voices, first: start + Math.min(a, b) * day, last: start + Math.max(a, b) * day }));

describe('The heat of a hot issue', () => {
  it('is that of its voices, and half of it after sixty days of silence', () => {
    const rank = heatRank({ voices: 10, first: start, last: start });
    expect(heatAt(rank, new Date(start))).toBe(20);
    expect(heatAt(rank, new Date(start + 60 * day))).toBe(10);
  });

  it('orders issues alike whenever somebody looks', () => {
    fc.assert(
      fc.property(anyIssue, anyIssue, fc.integer({ min: 400, max: 600 }), (one, other, later) => {
        const [a, b] = [heatRank(one), heatRank(other)];
        const now = new Date(start + later * day);
        if (heatAt(a, now) > heatAt(b, now)) expect(a).toBeGreaterThan(b);
      }),
    );
  });

  it('grows with each voice', () => {
    fc.assert(
      fc.property(anyIssue, (issue) => {
        expect(heatRank({ ...issue, voices: issue.voices + 1 })).toBeGreaterThan(heatRank(issue));
      }),
    );
  });

  it('is told day by day, with how far it had spread', () => {
    expect(
      dayByDay([
        { day: '2026-12-14', regionCode: '411003', cases: 1 },
        { day: '2026-12-12', regionCode: '411002', cases: 2 },
        { day: '2026-12-12', cases: 1 },
        { day: '2026-12-14', regionCode: '411002', cases: 3 },
      ]),
    ).toMatchObject([
      { day: '2026-12-12', cases: 3, total: 3, places: 1, heat: 6 },
      { day: '2026-12-14', cases: 4, total: 7, places: 2 },
    ]);
    expect(dayByDay([])).toEqual([]);
  });
});
