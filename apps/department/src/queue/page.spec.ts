import fc from 'fast-check';
import { Failure } from '#domain';
import { cursorTo, front, pageOf, placeAfter } from './page.ts';

const place = fc.record({
  isUrgent: fc.boolean(),
  since: fc
    .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  id: fc.uuid(),
});

describe('A page of a queue', () => {
  it('begins at the front when no cursor is given', () => {
    expect(placeAfter(undefined)).toEqual(front);
  });

  it('finds the place again that a cursor was made for', () => {
    fc.assert(
      fc.property(place, (there) => {
        expect(placeAfter(cursorTo(there))).toEqual(there);
      }),
    );
  });

  it.each(['', 'x', 'bm90IGEgY3Vyc29y', Buffer.from('u 2026-99-99T00:00:00.000Z 0').toString('base64url')])(
    'refuses the cursor %p, which it did not give',
    (cursor) => {
      expect(() => placeAfter(cursor)).toThrow(Failure);
    },
  );

  it('names a next page only when there is something on it', () => {
    const row = { id: '019aaf5e-0000-7000-8000-000000000001', urgent: false, since: new Date(0) };
    expect(pageOf([row, row], 2)).toEqual({ rows: [row, row] });
    expect(pageOf([row, row, row], 2)).toMatchObject({ rows: [row, row], next: expect.any(String) });
    expect(pageOf([], 2)).toEqual({ rows: [] });
  });
});
