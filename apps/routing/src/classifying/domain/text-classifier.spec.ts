import { TextClassifier, type Example } from './text-classifier.ts';

const views = [{ longest: 2, leastTexts: 1 }];
const places = ['门口', '河边', '楼下', '桥头', '村里', '街上', '广场', '后院'];
const examples: Example[] = places.flatMap((place) => [
  { texts: [`${place}的路灯不亮`], label: 'lamp' },
  { texts: [`${place}的垃圾没人收`], label: 'litter' },
  { texts: [`${place}半夜有人唱歌`], label: 'noise' },
]);

describe('TextClassifier', () => {
  it('recognises what is told in words like those of the examples', () => {
    const classifier = new TextClassifier(examples, views);
    expect(classifier.classify(['车站路灯坏了']).label).toBe('lamp');
    expect(classifier.classify(['一堆垃圾']).label).toBe('litter');
    expect(classifier.classify(['邻居大声唱歌']).label).toBe('noise');
  });

  it('is sure of what it has learnt and unsure of what it has never read', () => {
    const classifier = new TextClassifier(examples, views);
    const known = classifier.classify(['路口的路灯不亮']).confidence;
    const unknown = classifier.classify(['abc']).confidence;
    expect(known).toBeGreaterThan(0.8);
    expect(unknown).toBeLessThan(0.6);
  });

  it('has an answer for a text without words', () => {
    const { confidence } = new TextClassifier(examples, views).classify(['']);
    expect(confidence).toBeGreaterThan(0);
    expect(confidence).toBeLessThanOrEqual(1);
  });

  it('learns the same from the same examples', () => {
    const asked = ['河边的路灯有人唱歌'];
    expect(new TextClassifier(examples, views).classify(asked)).toEqual(
      new TextClassifier(examples, views).classify(asked),
    );
  });

  it('learns from one example of each label', () => {
    const classifier = new TextClassifier(examples.slice(0, 2), views);
    expect(classifier.classify(['垃圾没人收']).label).toBe('litter');
  });

  it('refuses to learn where there is one label only', () => {
    expect(() => new TextClassifier(examples.slice(0, 1), views)).toThrow('At least two labels');
  });
});
