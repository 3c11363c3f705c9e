import { decisionOn } from '../../../test/routing-under-test.ts';

const xiangcheng = '411681';

describe('a complaint that names a place abroad', () => {
  it.each([
    ['日本', '日本大阪的工厂拖欠我工资。'],
    ['日本', '我在日本打工，老板拖欠工资三个月。'],
    ['台湾', '台湾高雄的工地拖欠我工资。'],
    ['香港', '香港九龙的餐馆拖欠我工资。'],
    ['俄罗斯', '俄罗斯莫斯科的工地拖欠我工资。'],
    ['柬埔寨', '柬埔寨西港的公司扣了我弟弟的护照，不让回来。'],
  ])('is a person’s to place, whatever board it came to: %s, %s', (place, body) => {
    const decision = decisionOn(body, { regionHint: xiangcheng });
    expect(decision.sure).toBe(false);
    expect(decision.reasons).toContain(`事情也可能发生在${place}，需要人工确认属地。`);
  });

  it('is outside the province where nothing else is told', () => {
    const { sure, jurisdiction, reasons } = decisionOn('日本大阪的工厂拖欠我工资。');
    expect({ sure, jurisdiction }).toEqual({ sure: false, jurisdiction: undefined });
    expect(reasons).toContain('事情发生在日本，不在河南省内，需要人工研判并告知应向何处反映。');
  });

  it('stays at home where it names one there', () => {
    expect(decisionOn('项城市有人从越南走私冻品，超市在卖。')).toMatchObject({
      sure: true,
      jurisdiction: { code: xiangcheng },
    });
  });

  it.each([
    ['a dish', '韩国料理店用过期肉，吃了拉肚子。'],
    ['goods', '从德国进口的奶粉是假的，母婴店不退钱。'],
    ['a disease', '非洲猪瘟死猪没人处理。'],
    ['where somebody was taken', '我儿子被骗到缅甸搞诈骗，求救。'],
  ])('stays with the board where that names %s', (_, body) => {
    expect(decisionOn(body, { regionHint: xiangcheng })).toMatchObject({
      sure: true,
      jurisdiction: { code: xiangcheng },
    });
  });
});
