import { faultsOfNamed, type KnownBureau } from './known-bureau.ts';

const bureau = (id: string) => ({ id, name: `${id}局`, regionCode: '411681' });
const known = new Map<string, KnownBureau>([
  ['a', { bureau: bureau('a'), isInForce: true }],
  ['b', { bureau: bureau('b'), isInForce: false, successor: bureau('a') }],
  ['c', { bureau: bureau('c'), isInForce: false }],
]);

describe('a bureau that somebody names', () => {
  it('exists and is in force', () => {
    expect(faultsOfNamed([{ field: 'lead.id', id: 'a' }], known)).toEqual([]);
  });

  it('is told by its field where it does not exist', () => {
    expect(faultsOfNamed([{ field: 'coHandling[0].id', id: 'x' }], known)).toEqual([
      { field: 'coHandling[0].id', rule: 'known-bureau', message: 'coHandling[0].id must be the id of a bureau.' },
    ]);
  });

  it('is told with its successor where it was merged', () => {
    expect(faultsOfNamed([{ field: 'lead.id', id: 'b' }], known)).toEqual([
      { field: 'lead.id', rule: 'current-bureau', message: 'lead.id was merged; its successor is a (a局).' },
    ]);
    expect(faultsOfNamed([{ field: 'lead.id', id: 'c' }], known)).toMatchObject([{ rule: 'current-bureau' }]);
  });
});
