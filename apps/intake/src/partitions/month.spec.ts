import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { monthsFrom } from './month.ts';

const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

describe('A month of case ids', () => {
  it('holds every UUIDv7 that is made in it', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const [month] = monthsFrom(moment, 1);
        const id = uuidv7({ msecs: moment.getTime() });
        expect(month && id >= month.firstId && id < month.firstIdOfNext).toBe(true);
      }),
    );
  });

  it('ends where the next one begins, also over the turn of a year', () => {
    const months = monthsFrom(new Date('2026-11-23T08:00:00Z'), 3);
    expect(months.map(({ name }) => name)).toEqual(['202611', '202612', '202701']);
    expect(months[1]?.firstId).toBe(months[0]?.firstIdOfNext);
    expect(months[2]?.firstId).toBe(months[1]?.firstIdOfNext);
  });
});
