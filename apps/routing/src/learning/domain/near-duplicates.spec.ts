import { nearDuplicateGroups } from './near-duplicates.ts';

const letter =
  '我们小区北门外的路从去年秋天开挖到现在没有填平，下雨天全是泥水，老人和孩子出门只能贴着围挡走，希望有关部门尽快督促施工单位恢复路面并安装路灯';
const other =
  '单位拖了三个月没有给员工缴纳医保，生病住院的费用自己先垫着，问了几次都说正在办理，请问这种情况应该到哪个窗口反映，需要带什么样的材料去才能受理';

describe('nearDuplicateGroups', () => {
  it('puts copies with small changes together and leaves others apart', () => {
    const [one, second, copy] = nearDuplicateGroups([letter, other, `领导您好：${letter.replace('去年', '今年')}！`]);
    expect(copy).toBe(one);
    expect(second).not.toBe(one);
  });

  it('puts the same text together however short it is, and leaves others apart that are too short to compare', () => {
    expect(nearDuplicateGroups(['路灯不亮', '路灯不亮。', '路灯还不亮', '', ''])).toEqual([0, 0, 2, 3, 4]);
  });

  it('puts hundreds of copies together, each with a name of its own', () => {
    const names = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许';
    const copies = Array.from({ length: 400 }, (_, n) => {
      const name = (names[n % 20] ?? '') + (names[Math.floor(n / 20)] ?? '');
      return `我是${name}，${letter}。电话找${name}。`;
    });
    expect(new Set(nearDuplicateGroups([...copies, other]))).toEqual(new Set([0, 400]));
  });
});
