import { clusterFigures } from './hot-issue-figures.ts';

const cluster = { cluster: 'bridge', members: [{ id: '1' }, { id: '2' }, { id: '3' }], hardNegatives: [9] };

describe('The figures of hot issues', () => {
  it.each([
    ['all that was wanted', ['1', '2', '3'], 1, 1],
    ['two of three', ['1', '2'], 1, 2 / 3],
    ['what sounds alike', ['1', '2', '3', '9'], 3 / 4, 1],
    ['as many unlabelled as wanted', ['1', '2', '3', 'a', 'b', 'c'], 1, 1],
    ['more unlabelled than wanted', ['1', '2', '3', 'a', 'b', 'c', 'd'], 3 / 4, 1],
    ['nothing of it', ['a', 'b', 'c'], 0, 0],
  ])('know of %s', (_, issue, precision, recall) => {
    const [figures] = clusterFigures([cluster], [issue, ['9']]);
    expect(figures?.precision).toBeCloseTo(precision);
    expect(figures?.recall).toBeCloseTo(recall);
  });

  it('take the best of several issues', () => {
    expect(clusterFigures([cluster], [['1'], ['2', '3']])).toMatchObject([{ recall: 2 / 3, found: 2, wanted: 3 }]);
  });
});
