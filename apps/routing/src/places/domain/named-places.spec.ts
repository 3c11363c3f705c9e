import { plainText } from '#domain';
import { catalogue } from '../../../test/shipped-catalogue.ts';
import { Gazetteer } from '../../deciding/domain/gazetteer.ts';
import { namedPlaces } from './named-places.ts';

const gazetteer = new Gazetteer(catalogue);
const namesIn = (written: string) => {
  const text = plainText(written);
  const known = gazetteer.mentions(text).filter(({ isWeak }) => !isWeak);
  return namedPlaces(text, known).map(({ name }) => name);
};

describe('a name of a place', () => {
  it.each([
    ['an estate after its city', '项城市阳光花园停水三天', ['阳光花园']],
    ['an estate that says twice what it is', '我住在阳光花园小区三号楼', ['阳光花园']],
    ['a village after its township', '固始县胡族铺镇柳河湾村的路坏了', ['柳河湾村']],
    ['a market', '位于惠丰农贸市场门口', ['惠丰农贸市场']],
    ['a road', '项城市莲溪路路面塌陷', ['莲溪路']],
    ['a school', '我家孩子在育红小学上学', ['育红小学']],
    ['two that are joined', '碧水湾小区和锦绣江南小区都停电', ['碧水湾小区', '锦绣江南小区']],
    ['one in traditional characters', '我們住在陽光花園，沒有暖氣', ['阳光花园']],
    ['one at the beginning', '翰林苑小区物业乱收费', ['翰林苑小区']],
    ['one that is complained about', '投诉翰林苑小区物业', ['翰林苑小区']],
  ])('is found: %s', (_, text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it.each([
    ['any estate', '我们小区、老旧小区和安置小区都停水'],
    ['any market', '城里的农贸市场、菜市场、人才市场'],
    ['any village', '全村、城中村、行政村和自然村'],
    ['any road', '门口这条路，乡村公路，断头路，走高速路，没有出路'],
    ['a road of every town', '人民路和解放路，建设大道'],
    ['cut out of a longer word', '红旗渠路灯不亮，快递驿站村民多，噪音扰民广场舞，拖欠工资市场监管局'],
    ['a school of every county', '第一中学、实验小学、中心小学'],
  ])('is not %s', (_, text) => {
    expect(namesIn(text)).toEqual([]);
  });

  it.each([
    '我叫李建国，阳光照不进来',
    '我叫李建国阳光花园业主',
    '姓名：王芳和谐家园3号楼',
    '你好，李建国阳光小区没有暖气',
    '我是张红梅翰林苑小区的',
    '联系人：赵敏碧水湾小区',
    '本人孙丽丽康桥花园',
    '我叫尉迟敏碧水湾小区业主',
    '联系人：覃小梅碧水湾小区',
    '项城市赵铁柱家园停水',
    '项城市孙红雷医院门口',
    '项城市欧阳红公园门口',
  ])('never holds the name of a person: %s', (text) => {
    expect(namesIn(text).join('')).not.toMatch(/李建国|王芳|张红梅|赵敏|孙丽丽|尉迟敏|覃小梅|赵铁柱|孙红雷|欧阳红/);
  });

  it.each(['项城市文昌路十八号小区', '项城市四十六号院社区', '电话一三八二二小区', '项城市三栋小区'])(
    'never holds a number: %s',
    (text) => {
      expect(namesIn(text).join('')).not.toMatch(/[一二三四八]/);
    },
  );
});
