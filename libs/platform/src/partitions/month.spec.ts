import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { firstIdAt, monthOf, monthsFrom } from './month.ts';

const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

describe('A month', () => {
  it('begins and ends at midnight UTC', () => {
    expect(monthOf(new Date('2026-11-30T23:59:59.999Z'))).toEqual({
      name: '202611',
      start: new Date('2026-11-01T00:00:00Z'),
      end: new Date('2026-12-01T00:00:00Z'),
    });
  });

  it('holds every UUIDv7 that is made in it', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const { start, end } = monthOf(moment);
        const id = uuidv7({ msecs: moment.getTime() });
        expect(id >= firstIdAt(start) && id < firstIdAt(end)).toBe(true);
      }),
    );
  });

  it('ends where the next one begins, also over the turn of a year', () => {
    const months = monthsFrom(new Date('2026-11-23T08:00:00Z'), 3);
    expect(months.map(({ name }) => name)).toEqual(['202611', '202612', '202701']);
    expect(months[1]?.start).toEqual(months[0]?.end);
  });
});
