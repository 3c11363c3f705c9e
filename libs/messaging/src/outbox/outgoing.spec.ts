import fc from 'fast-check';
import { slices, toRecord } from './outgoing.ts';

const row = (id: number, length: number) => ({
  id: String(id),
  topic: 'lamps.v1',
  key: 'hall',
  headers: '{"ce_type":"lamp.switched.v1"}',
  value: 'x'.repeat(length),
  created_at: Date.UTC(2026, 10, 23, 8),
});

describe('slices', () => {
  it('keep every row in its order, and fit into one batch of Kafka', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 262_144 }), { maxLength: 30 }), (lengths) => {
        const rows = lengths.map((length, id) => row(id, length));
        const cut = [...slices(rows)];
        expect(cut.flat()).toEqual(rows);
        for (const slice of cut) {
          const size = slice.reduce((sum, { value, headers }) => sum + value.length + headers.length, 0);
          expect(size).toBeLessThanOrEqual(300_000);
          expect(slice.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('toRecord', () => {
  it("gives an event its row's time and its topic's prefix", () => {
    expect(toRecord(row(1, 3), 'test.')).toMatchObject({
      topic: 'test.lamps.v1',
      headers: { ce_type: 'lamp.switched.v1', ce_time: '2026-11-23T08:00:00.000Z' },
    });
  });

  it('leaves a copy the time at which its event was announced', () => {
    const copy = { ...row(1, 3), headers: '{"ce_time":"2026-01-01T00:00:00Z"}' };
    expect(toRecord(copy, '').headers.ce_time).toBe('2026-01-01T00:00:00Z');
  });
});
