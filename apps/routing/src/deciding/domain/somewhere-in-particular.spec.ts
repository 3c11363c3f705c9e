import { isSomewhereInParticular } from './somewhere-in-particular.ts';

describe('a text tells of a place smaller than a county', () => {
  it.each([
    '想咨询赵庄的拆迁什么时候启动',
    '建议在凤凰岭村村口装一个红绿灯',
    '建议在建业花园东门加个公厕',
    '建议把纺织厂家属院的围墙拆了',
    '文峰苑二期的消防管道一直没水',
    '龙湖观邸的房产证什么时候能办',
    '咨询一下阳光幼儿园是不是普惠园',
    '请问平安大道两边的树为什么都锯了',
    '请问金山路北段什么时候修好',
    '建议翠竹路改成单行道',
    '请问学府街的夜市几点收摊',
    '请问柳林巷的路灯归谁管',
    '请问刘家沟的水塘能不能承包养鱼',
    '请问我们小区成立业委会要多久',
    '有个村把公墓修在水源地',
    '某小区的电动车棚能不能拆了',
  ])('by its name or as somebody’s own: %s', (text) => {
    expect(isSomewhereInParticular(text)).toBe(true);
  });

  it.each([
    '建议全市中小学统一配备直饮水',
    '建议在道路两侧多种法桐',
    '建议修路的时候夜里施工,不要封路,走路都没地方走',
    '一条路上好几个限速标志不统一',
    '建议街道两旁少种杨树',
    '请问小区加装电梯,一楼不同意怎么办',
    '建议在各社区开设老年食堂',
    '请问社区矫正人员可以出省打工吗',
    '咨询农村宅基地怎么认定,村里说了算吗',
    '请问乡村医生到龄退出有没有补助',
    '咨询小学入学年龄截止到哪一天',
    '建议学校门口一律禁止停车',
    '请问农贸市场里卖活禽有没有规定',
  ])('but not by a word for all of them: %s', (text) => {
    expect(isSomewhereInParticular(text)).toBe(false);
  });
});
