import { faultsOf, total } from './answer.ts';

describe('An answer to a survey', () => {
  it.each([
    [{ found: true, count: 3, done: '已整改' }, []],
    [{ found: false }, []],
    [{ found: true }, ['count', 'done']],
    [{ found: true, count: 3 }, ['done']],
    [{ found: false, count: 3, done: '已整改' }, ['count', 'done']],
  ])('says how many and what was done where something was found: %j', (answer, fields) => {
    expect(faultsOf(answer).map(({ field }) => field)).toEqual(fields);
  });

  it('is added up with the others', () => {
    const one = { regions: 3, asked: 1, found: 1, notFound: 1, refused: 0, nobody: 0, late: 1, count: 4 };
    expect(total([one, one])).toEqual({
      ...{ regions: 6, asked: 2, found: 2, notFound: 2, refused: 0, nobody: 0, late: 2, count: 8 },
    });
    expect(total([]).regions).toBe(0);
  });
});
