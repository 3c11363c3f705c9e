import { catalogue } from '../../../test/shipped-catalogue.ts';
import { Language } from './language.ts';
import { titleWithRegion } from './title.ts';

describe('a title', () => {
  const language = new Language(catalogue.matters);

  it.each([
    ['a name', '李秀兰家暴邻居狗扰民', /李|秀兰/],
    ['a telephone number', '邻居狗扰民 13812345678', /\d/],
    ['a name before a deed', '赵铁柱诈骗', /赵|铁柱/],
    ['letters and digits', '车牌豫A12345乱停', /[A-Za-z\d]/],
    ['the owner of a company', '刘志强的公司拖欠工资', /刘|志强/],
    ['the name of a company', '欧阳红公司欠薪', /欧阳/],
    ['a name with a particle in it', '欧阳小红公司欠薪', /欧阳|红/],
    ['a name behind that of a place', '柘城刘志强公司欠薪', /刘|志强/],
    ['a name that might end one of a road', '司马路医院乱收费', /司马/],
    ['a family', '王小明家小区漏水', /王|小明/],
    ['names that are words', '平安国庆打人', /平安|国庆/],
    ['the number of a house', '文昌路18号饭店油烟', /\d/],
    ['numbers in characters', '四十六号漏水身份证二二', /[二四六十]/],
  ])('holds no person: %s', (_, line, person) => {
    expect(language.speakable(line)).not.toMatch(person);
  });

  it.each(['翡翠华庭小区', '锦绣江南小区', '文峰路', '马云村'])(
    'holds places and what is the matter there: %s',
    (place) => {
      const said = language.speakable(`${place}暖气不热`);
      expect(said).toContain(place);
      expect(said).toContain('暖气');
    },
  );

  it.each([
    ['新安县', '安县力健美退款', '新安县力健美退款'],
    ['项城市', '项城市工地欠薪', '项城市工地欠薪'],
    ['项城市', '项城工地欠薪', '项城市工地欠薪'],
    ['许昌市', '暖气不热', '许昌市暖气不热'],
    ['许昌市', '', '许昌市'],
  ])('begins with its region once: %s and %s', (region, text, title) => {
    expect(titleWithRegion(region, text)).toBe(title);
  });
});
