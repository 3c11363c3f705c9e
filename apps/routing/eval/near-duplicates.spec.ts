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

  it('leaves texts too short to compare apart', () => {
    expect(new Set(nearDuplicateGroups(['路灯不亮', '路灯不亮', ''])).size).toBe(3);
  });
});
