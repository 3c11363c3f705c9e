import fc from 'fast-check';
import { hoursAfter } from './next-hours.ts';

const hourMs = 3_600_000;

describe('the hours after a moment', () => {
  it('are those of Asia/Shanghai', () => {
    const { present, next } = hoursAfter(new Date('2026-11-30T00:30:00.000Z'));
    expect(present).toBe(8);
    expect(next[9]?.toISOString()).toBe('2026-11-30T01:00:00.000Z');
    expect(next[8]?.toISOString()).toBe('2026-12-01T00:00:00.000Z');
    expect(next[0]?.toISOString()).toBe('2026-11-30T16:00:00.000Z');
  });

  it('come within a day, each once, at the full hour and never at the moment itself', () => {
    const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moments, (now) => {
        const waits = hoursAfter(now).next.map((moment) => moment.getTime() - now.getTime());
        expect(waits.every((wait) => wait > 0 && wait <= 24 * hourMs)).toBe(true);
        expect(new Set(waits).size).toBe(24);
        expect(hoursAfter(now).next.every((moment) => moment.getTime() % hourMs === 0)).toBe(true);
      }),
    );
  });
});
