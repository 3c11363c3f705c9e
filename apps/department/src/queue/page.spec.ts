import { front, pageOf, placeAfter } from './page.ts';

const row = { id: '019aaf5e-0000-7000-8000-000000000001', urgent: false, since: new Date(0) };

describe('A page of a queue', () => {
  it('begins at the front when no cursor is given', () => {
    expect(placeAfter(undefined)).toEqual(front);
  });

  it('begins after the last entry of the page before', () => {
    const { next } = pageOf([row, row], 1);
    expect(placeAfter(next)).toEqual({ isUrgent: false, since: '1970-01-01T00:00:00.000Z', id: row.id });
  });

  it('names a next page only when there is something on it', () => {
    expect(pageOf([row, row], 2)).toEqual({ rows: [row, row] });
    expect(pageOf([row, row, row], 2)).toMatchObject({ rows: [row, row], next: expect.any(String) });
    expect(pageOf([], 2)).toEqual({ rows: [] });
  });
});
