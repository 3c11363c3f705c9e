import { standingOf, type Tally } from './standing.ts';

const said = (regionCode: string, decisions: number, arbitrations = 0): Tally => ({
  regionCode,
  decisions,
  arbitrations,
});

describe('what decisions make of a name', () => {
  it.each([
    ['heard, where one person said so', [said('411681', 1)], 'heard'],
    ['known, where two agree', [said('411681', 2)], 'known'],
    ['known, where an arbitration says so', [said('411681', 0, 1)], 'known'],
    ['doubted, where one contradicts two', [said('411681', 2), said('411627', 1)], 'doubted'],
    ['doubted, where two say two things', [said('411681', 1), said('411627', 1)], 'doubted'],
    ['doubted, where a decision contradicts an arbitration', [said('411681', 1), said('411627', 0, 1)], 'doubted'],
    ['known, where a slip stands against many', [said('411681', 1), said('411627', 4)], 'known'],
    ['common, where it lies here and there', [said('411681', 1), said('411627', 1), said('411628', 1)], 'common'],
  ])('%s', (_, tallies, standing) => {
    expect(standingOf(tallies).standing).toBe(standing);
  });

  it('names the likeliest county first', () => {
    expect(standingOf([said('411681', 1), said('411627', 0, 1)]).regionCodes).toEqual(['411627', '411681']);
  });
});
