import { catalogue } from '../../../test/shipped-catalogue.ts';
import { Language } from './language.ts';
import { titleWithRegion } from './title.ts';

describe('a title', () => {
  const language = new Language(catalogue.matters.flatMap(({ samples }) => samples));

  it.each([
    ['a name', '李秀兰家暴邻居狗扰民', /李|秀兰/],
    ['a telephone number', '邻居狗扰民 13812345678', /\d/],
    ['a name before a deed', '赵铁柱诈骗', /赵|铁柱/],
    ['letters and digits', '车牌豫A12345乱停', /[A-Za-z\d]/],
  ])('holds no person: %s', (_, line, person) => {
    expect(language.speakable(line)).not.toMatch(person);
  });

  it('holds places and what is the matter there', () => {
    const said = language.speakable('翡翠华庭小区暖气不热');
    expect(said).toContain('翡翠华庭小区');
    expect(said).toContain('暖气');
  });

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
