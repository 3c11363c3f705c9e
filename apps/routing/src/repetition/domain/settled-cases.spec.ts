import type { HotIssue } from './hot-issue.ts';
import type { Voice } from './repeat-of.ts';
import { citation, issuesLike, type SettledCase } from './settled-cases.ts';

const side = (...terms: number[]) => ({
  sketch: { terms: Uint32Array.from(terms), weights: Float32Array.from(terms, () => 1 / Math.sqrt(terms.length)) },
  nameShare: 0,
});
const issue = (id: string, matterCode: string, ...terms: number[]) =>
  ({ id, matter: { code: matterCode, name: matterCode }, core: { ...side(...terms), messages: 1 } }) as HotIssue;
const message = { ...side(2, 4, 6, 8), matterCode: 'wages' } as Voice;

describe('the issues that a message is like', () => {
  it('tell of much the same under the same matter; the likest two count, the likest first', () => {
    const candidates = [
      issue('half', 'wages', 2, 4, 10, 12),
      issue('same', 'wages', 2, 4, 6, 8),
      issue('near', 'wages', 2, 4, 6, 12),
      issue('other matter', 'pensions', 2, 4, 6, 8),
      issue('nothing', 'wages', 20, 22),
    ];
    expect(issuesLike(message, candidates)).toEqual(['same', 'near']);
  });
});

describe('a citation', () => {
  const closed: SettledCase = {
    caseNumber: '20261109-0000017-8',
    bureauName: '项城市人力资源和社会保障局',
    isClosed: true,
  };
  const other = { ...closed, caseNumber: '20261110-0000018-6', bureauName: '项城市住房和城乡建设局' };

  it('names who handled the cases, each once, and no case', () => {
    expect(citation([closed, closed])).toBe('此前有情形相近的诉求，由项城市人力资源和社会保障局办结。');
    expect(citation([closed, other])).toBe(
      '此前有情形相近的诉求，由项城市人力资源和社会保障局、项城市住房和城乡建设局办结。',
    );
  });

  it('says so where a person had decided and the case is still open', () => {
    expect(citation([closed, { ...other, isClosed: false }])).toContain('由人工确定交');
  });

  it('is none where nothing is alike', () => {
    expect(citation([])).toBeUndefined();
  });
});
