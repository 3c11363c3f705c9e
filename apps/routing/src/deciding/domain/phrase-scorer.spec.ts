import { PhraseScorer } from './phrase-scorer.ts';

const scorer = new PhraseScorer([
  { topic: 'wages', phrases: ['拖欠…工资', '工资', '农民工工资'] },
  { topic: 'emergency', phrases: ['120!', '110!'] },
  { topic: 'elders', phrases: ['80岁'] },
  { topic: 'lamps', phrases: ['路灯', '路灯不亮!', '灯?'] },
]);
const scoreOf = (text: string, topic: string, subjectEnd = 0) =>
  scorer.score({ text, subjectEnd }).find((score) => score.topic === topic)?.score ?? 0;

describe('key phrases', () => {
  it('say more the longer they are', () => {
    expect(scoreOf('农民工工资', 'wages')).toBeGreaterThan(scoreOf('工资', 'wages'));
  });

  it('say more with an exclamation mark and less with a question mark', () => {
    expect(scoreOf('路灯不亮', 'lamps')).toBeGreaterThan(scoreOf('路灯', 'lamps'));
    expect(scoreOf('灯', 'lamps')).toBeLessThan(scoreOf('路灯', 'lamps'));
  });

  it('count once, however often they are repeated', () => {
    expect(scoreOf('路灯,路灯,路灯', 'lamps')).toBe(scoreOf('路灯', 'lamps'));
  });

  it('count more in the subject line', () => {
    expect(scoreOf('路灯.', 'lamps', 2)).toBeGreaterThan(scoreOf('.路灯', 'lamps', 0));
  });

  it('of two parts need both, in order and near each other in one sentence', () => {
    const alone = scoreOf('工资', 'wages');
    expect(scoreOf('拖欠我的工资', 'wages')).toBeGreaterThan(alone);
    expect(scoreOf('工资被拖欠', 'wages')).toBe(alone);
    expect(scoreOf('拖欠.工资', 'wages')).toBe(alone);
    expect(scoreOf(`拖欠${'很'.repeat(13)}工资`, 'wages')).toBe(alone);
  });

  it.each(['1200元', '96110', '120块', '120多平', '120公里', '120号楼', '120天'])(
    'of digits are not found in an amount or a longer number: %s',
    (amount) => {
      expect(scoreOf(`他们收了${amount}`, 'emergency')).toBe(0);
    },
  );

  it.each(['打了120,没人来', '120多次打不通', '120人员态度差', '拨打"120"', '打过110和120'])(
    'of digits are found where they stand for themselves: %s',
    (text) => {
      expect(scoreOf(text, 'emergency')).toBeGreaterThan(0);
    },
  );

  it('that begin with digits are not found in a larger number', () => {
    expect(scoreOf('满80岁', 'elders')).toBeGreaterThan(0);
    expect(scoreOf('满180岁', 'elders')).toBe(0);
  });

  it('find the second part inside a longer phrase', () => {
    expect(scoreOf('拖欠农民工工资', 'wages')).toBeGreaterThan(scoreOf('农民工工资', 'wages'));
  });

  it('rank the topics and tell their phrases, weightiest first', () => {
    const [best] = scorer.score({ text: '拖欠工资', subjectEnd: 0 });
    expect(best).toMatchObject({ topic: 'wages', wordings: ['拖欠…工资', '工资'] });
  });
});
