import { plainText } from '#domain';
import { catalogue } from '../../../test/shipped-catalogue.ts';
import { Gazetteer } from '../../deciding/domain/gazetteer.ts';
import { namesPlacedBy } from './names-placed-by.ts';
import { WordsOfLanguage } from './words-of-language.ts';

const samples = catalogue.matters.flatMap((matter) => matter.samples);
const names = {
  gazetteer: new Gazetteer(catalogue),
  words: new WordsOfLanguage(samples.map(({ subject, body }) => plainText(`${subject}。${body}`))),
};
const xiangcheng = catalogue.regions.get('411681') ?? catalogue.home;
const placed = (text: string) => namesPlacedBy(plainText(text), xiangcheng, names);

describe('a decision for a county', () => {
  it('places a name that stands alone or beside the county', () => {
    expect(placed('翰林苑小区停水.')).toEqual(['翰林苑小区']);
    expect(placed('周口市翰林苑小区停水.')).toEqual(['翰林苑小区']);
    expect(placed('项城市翰林苑小区停水.')).toEqual(['翰林苑小区']);
    expect(placed('项城秣陵镇柳河湾村停水.')).toEqual(['柳河湾村']);
  });

  it('does not place what the text puts into another county', () => {
    expect(placed('我在太康县翰林苑小区买了房,工资是项城市的工地欠的.')).toEqual([]);
  });

  it('places nothing that stands alone where another county is named', () => {
    expect(placed('翰林苑小区停水,太康县也停水.')).toEqual([]);
  });

  it('does not place what something is likened to', () => {
    expect(placed('人家翰林苑小区早就通暖气了.')).toEqual([]);
  });

  it('places nothing by a list', () => {
    expect(placed('翰林苑小区、碧水湾小区、锦绣江南小区、柳河湾村都停水.')).toEqual([]);
  });

  it.each([
    '项城市十字路口塌陷了。',
    '项城市窨井盖和路灯都坏了。',
    '项城市窨井盖和路都坏了。',
    '项城市积水和路面塌陷。',
    '项城市排水沟和路都塌了，没法走。',
    '项城市排水沟路也塌了。',
    '项城市快递驿站村民取件难。',
    '项城市快递驿站村里取件难。',
    '项城市噪音扰民广场舞太吵。',
    '项城市噪音扰民广场太吵。',
    '项城市拖欠工资市场监管局不管。',
    '项城市停水停电小区很多。',
  ])('places no ordinary word: %s', (text) => {
    expect(placed(text)).toEqual([]);
  });

  it.each([
    ['项城市中和路积水', '中和路'],
    ['项城市建业和谐家园停水', '建业和谐家园'],
    ['项城市排水沟和柳河湾村的路都坏了', '柳河湾村'],
    ['项城市李家沟村停电', '李家沟村'],
    ['项城市阳光花园停水', '阳光花园'],
    ['项城市惠丰农贸市场门口', '惠丰农贸市场'],
  ])('places a name beside words: %s', (text, name) => {
    expect(placed(text)).toEqual([name]);
  });
});
