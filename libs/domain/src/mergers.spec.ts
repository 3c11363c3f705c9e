import { atTheSuccessor, bureausOf, type Merger, oneWith, successorOf } from './mergers.ts';

const bureau = (id: string) => ({ id, name: `${id}局`, regionCode: '411681' });
const merger = (predecessor: string, successor: string): Merger => ({
  predecessor: bureau(predecessor),
  successor: bureau(successor),
});
const mergers = [merger('labour', 'welfare'), merger('pensions', 'welfare'), merger('roads', 'works')];

describe('A bureau and those that were merged with it', () => {
  it.each(['labour', 'pensions', 'welfare'])('are one, the one in force first, whichever is asked about: %s', (id) => {
    expect(oneWith(id, mergers)).toEqual(['welfare', 'labour', 'pensions']);
  });

  it('have one that took their place, which itself has none', () => {
    expect(successorOf('pensions', mergers)).toEqual(bureau('welfare'));
    expect(successorOf('welfare', mergers)).toBeUndefined();
  });

  it('are the bureau alone where it was merged with none', () => {
    expect(oneWith('taxation', mergers)).toEqual(['taxation']);
  });
});

describe('Somebody of the staff', () => {
  it('works at the successor of the bureau that the token says, and so at all that were merged into it', () => {
    const placed = atTheSuccessor({ subject: 'li', bureauId: 'labour' }, mergers);
    expect(placed).toEqual({ subject: 'li', bureauId: 'welfare', formerBureauIds: ['labour', 'pensions'] });
    expect(bureausOf(placed)).toEqual(['welfare', 'labour', 'pensions']);
  });

  it('is left where he is by the mergers of others, and once his own is taken back', () => {
    const before = { bureauId: 'works', formerBureauIds: ['roads'] };
    expect(atTheSuccessor(before, [])).toEqual({ bureauId: 'works', formerBureauIds: undefined });
    expect(bureausOf(atTheSuccessor({ bureauId: 'taxation' }, mergers))).toEqual(['taxation']);
  });

  it('works at none where the token says none', () => {
    expect(bureausOf(atTheSuccessor({}, mergers))).toEqual([]);
  });
});
