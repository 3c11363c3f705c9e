import fc from 'fast-check';
import { catalogue } from '../../../test/shipped-catalogue.ts';
import { Gathering, type GatheredMessage, type HotIssue } from './gathering.ts';
import { Language } from './language.ts';

const language = new Language(catalogue.matters);

/** One thing in five wordings each, and what only sounds alike. */
const bridge = [
  '青鸾桥头的井盖破损，骑车差点摔倒',
  '青鸾桥上井盖破损松动，车一过咣当响，怕有人掉进去',
  '青鸾桥东头井盖破损，没有围挡',
  '反映青鸾桥井盖破损没人换',
];
const academy = [
  '丹枫书院小区物业停车费从一百涨到三百，没有征求业主意见',
  '丹枫书院物业乱涨停车费，不交就锁车',
  '丹枫书院小区停车费又涨了，物业不给发票',
];
const sameElsewhere = ['墨竹桥井盖被轧坏了，骑车差点摔倒', '星槎花园物业停车费涨到三百', '云旌路井盖松动'];
const otherThere = ['丹枫书院小区顶楼漏雨，开发商不管', '青鸾桥下有人半夜烧烤，油烟呛人'];

describe('Messages that are gathered', () => {
  it('are one issue where they name the same and complain of the same', () => {
    const found = gathered([...bridge, ...academy, ...sameElsewhere, ...otherThere]);
    expect(found.map(({ members }) => members.toSorted()).toSorted()).toEqual([idsOf(bridge), idsOf(academy)]);
  });

  it('give an issue its place and matter for a title, in words that they share', () => {
    const [issue] = gathered(academy);
    expect(issue?.title).toMatch(/丹枫书院.*停车/);
    expect(issue?.title).not.toMatch(/三百|发票|锁车/);
  });

  it.each([
    '联系电话13812345678微信feng2026a',
    '电话一三八一二三四五六七八',
    '电话138-1234-5678，邮箱feng@example.org',
  ])('say in no title a number of a person that they share: %s', (contact) => {
    const [issue] = gathered(Array.from({ length: 6 }, () => `丹枫书院物业乱涨停车费，${contact}`));
    expect(issue?.title).toMatch(/丹枫书院/);
    expect(issue?.title).not.toMatch(/\d|[一三八]{2}|feng/);
  });

  it('say no half of a number that stands where the reading of a text ends', () => {
    const text = `${'丹枫书院物业乱涨停车费，'.repeat(4)}我的联系电话是：`;
    const [issue] = gathered(
      Array.from({ length: 6 }, () => `${text}138 1234 5678`),
      '',
    );
    expect(issue?.title).not.toMatch(/\d/);
  });

  it('stay apart where only the kind of grievance is the same', () => {
    expect(gathered(['甘棠', '采薇', '鹿鸣', '蒹葭'].map((name) => `${name}小区麻将馆半夜扰民`))).toEqual([]);
  });

  it('stay apart where only the place is the same', () => {
    const grievances = ['电梯老是停', '楼下垃圾没人清', '幼儿园不收孩子', '半夜工地打桩'];
    expect(gathered(grievances.map((grievance) => `丹枫书院${grievance}`))).toEqual([]);
  });

  it('find each other in whatever script and width they are written', () => {
    const found = gathered(['丹楓書院物業亂漲停車費', '丹枫书院物业乱涨停车费', '丹枫书院物业　乱涨停车费！']);
    expect(found).toMatchObject([{ members: ['0', '1', '2'] }]);
  });

  it('count for no issue when fewer than three are about it', () => {
    expect(gathered(bridge.slice(0, 2))).toEqual([]);
  });

  it('are in one issue at most and come out the same each time, hottest first', () => {
    const anyBatch = fc.array(fc.constantFrom(...bridge, ...academy, ...sameElsewhere, ...otherThere), {
      maxLength: 25,
    });
    fc.assert(
      fc.property(anyBatch, (texts) => {
        const found = gathered(texts);
        const members = found.flatMap((issue) => issue.members);
        expect(new Set(members).size).toBe(members.length);
        expect(found.map(({ heat }) => heat)).toEqual(found.map(({ heat }) => heat).toSorted((a, b) => b - a));
        for (const issue of found) expect(issue.members.length).toBeGreaterThanOrEqual(3);
      }),
      { numRuns: 30 },
    );
    expect(gathered(bridge)).toEqual(gathered(bridge));
  });
});

/** Of the ids of the bridge's messages and the like, by their place in what was gathered. */
function idsOf(texts: readonly string[]): string[] {
  const all = [...bridge, ...academy, ...sameElsewhere, ...otherThere];
  return texts.map((text) => String(all.indexOf(text)));
}

/** @param subject of all; without it each has its text for a subject */
function gathered(texts: readonly string[], subject?: string): HotIssue[] {
  const messages = texts.map((body, index): GatheredMessage => ({
    id: String(index),
    subject: subject ?? body,
    body,
    time: Date.UTC(2026, 10, 1 + index),
    likes: 0,
    objections: 0,
  }));
  const gathering = new Gathering(language);
  for (const message of messages) gathering.take(message);
  for (const message of messages) gathering.settle(message);
  return [...gathering.hottestFirst()];
}
