import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { firstIdAt, monthOf, monthsFrom, timeOfId } from './month.ts';

describe('a month', () => {
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

  it('holds every UUIDv7 that is made in it', () => {
    const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(moments, (moment) => {
        const { start, end } = monthOf(moment);
        const id = uuidv7({ msecs: moment.getTime() });
        expect(id >= firstIdAt(start) && id < firstIdAt(end)).toBe(true);
        expect(timeOfId(id)).toEqual(moment);
      }),
    );
  });
});
