import { monthOf, monthsFrom } from './month.ts';

describe('a month of the archive', () => {
  it('begins and ends at midnight UTC', () => {
    expect(monthOf(new Date('2026-11-30T23:59:59.999Z'))).toEqual({
      name: '2026_11',
      start: new Date('2026-11-01T00:00:00Z'),
      end: new Date('2026-12-01T00:00:00Z'),
    });
  });

  it('is followed by the next, also over the end of a year', () => {
    const names = monthsFrom(new Date('2026-11-15T00:00:00Z'), 2).map(({ name }) => name);
    expect(names).toEqual(['2026_11', '2026_12', '2027_01']);
  });
});
