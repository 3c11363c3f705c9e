import { mergersAmong } from './mergers-among.ts';

const bureau = (id: string) => ({ id, name: `${id}局`, regionCode: '411681' });
const merged = (id: string, successorId: string) => ({ ...bureau(id), successorId });

describe('the mergers among bureaus', () => {
  it('lead to the last of the successors', () => {
    expect(mergersAmong([merged('a', 'b'), merged('b', 'c'), bureau('c'), bureau('d')])).toEqual([
      { predecessor: bureau('a'), successor: bureau('c') },
      { predecessor: bureau('b'), successor: bureau('c') },
    ]);
  });

  it('lead nowhere where they go round, or to whom nobody knows yet', () => {
    const circle = [
      merged('a', 'b'),
      merged('b', 'a'),
      merged('into-the-circle', 'a'),
      merged('into-itself', 'into-itself'),
    ];
    expect(mergersAmong([...circle, merged('c', 'unknown')])).toEqual([]);
  });
});
