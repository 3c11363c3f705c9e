import { answeredWith, type Asked, checkReply, withCitations } from './check-reply.ts';
import type { FindingKind } from './finding.ts';

const own = '20261123-0000042-7';

function asked(subject: string, body: string, more: Partial<Asked> = {}): Asked {
  return { numbers: [own], subject, body, texts: [body], told: [], earlier: [], ...more };
}

const wages = asked(
  '工地拖欠工资',
  '我在翠湖工地干了一年，工资至今没有发放。请问拖欠的工资什么时候能发？请核查工地的实名考勤记录。',
);
const water = asked('小区停水', '翠湖小区从周一开始停水，已经三天了。请问何时恢复供水？停水期间的水费能否减免？');
const fees = asked('停车费', '请问翠湖小区的停车费收费标准是多少钱一个月？');
const lamp = asked('路灯不亮', '建设路东段的路灯坏了半个月，晚上走路看不清。');

describe('A final reply', () => {
  it.each<[string, Asked, string]>([
    [
      'says what was done and by when',
      wages,
      '经核查实名考勤记录，翠湖工地拖欠的工资共四万八千元，已于11月20日全部发放到您的银行卡。',
    ],
    [
      'says that nothing can be said yet',
      water,
      '经查，主管网爆裂，抢修中暂无法确定恢复供水的时间；停水期间的水费按规定减免，已计入下期账单。',
    ],
    ['names the amount', fees, '经核实，翠湖小区停车费每月150元，已在小区门口公示。'],
    ['has a matter that was asked for in no question', lamp, '建设路东段共更换路灯灯头12盏，已于昨晚恢复照明。'],
    ['names whom to ask for more', fees, '经核实，翠湖小区停车费每月150元。如有疑问，可拨打物价热线咨询。'],
    [
      'says plainly yes',
      asked('护理补贴', '我是重度残疾人，请问能否领取护理补贴？'),
      '您好，重度残疾人可以领取护理补贴。',
    ],
    [
      'says plainly that there is none',
      asked('人才补贴', '请问本县是否有人才购房补贴政策？'),
      '您好，人才购房补贴本县尚未出台。',
    ],
    ['is short and says it all', wages, '所欠工资已全部发放，考勤记录核查属实。'],
  ])('is not doubtful when it %s', (_, message, reply) => {
    expect(checkReply(message, reply)).toEqual([]);
  });

  it.each<[FindingKind, string, Asked, string, string]>([
    ['too-short', 'nothing but a word', wages, '已处理。', '已处理'],
    ['says-nothing', 'courtesy', wages, '您好，您的留言已收悉，感谢您对我们工作的关心和支持！', '留言已收悉'],
    ['says-nothing', 'a promise', lamp, '您反映的问题我局高度重视，正在处理，请您耐心等待。', '高度重视'],
    ['says-nothing', 'that others were told', lamp, '您反映的问题已转相关部门核实、办理。', '已转相关部门'],
    [
      'says-nothing',
      'courtesy and the day of writing',
      lamp,
      '您好！您的建议已收悉，感谢您的来信。2026年11月30日',
      '建议已收悉',
    ],
    ['unanswered', 'one demand of two', water, '经抢修，翠湖小区供水已于周四恢复。', '停水期间的水费能否减免'],
    ['unanswered', 'no day', water, '我公司正安排翠湖小区恢复供水；停水期间的水费予以减免。', '请问何时恢复供水'],
    ['unanswered', 'no amount', fees, '翠湖小区的停车费由物业公司收取，依据是前期物业合同。', '收费标准是多少钱'],
    ['unanswered', 'another matter', lamp, '经查，您家的低保待遇已按程序审核通过，从下月起发放。', '路灯不亮'],
    ['sent-elsewhere', 'not ours', lamp, '经核实，路灯维修不属于我局职责范围。', '不属于我局职责'],
    ['sent-elsewhere', 'ask others', fees, '您好，建议您直接向市发展和改革委员会咨询。', '向市发展和改革委员会咨询'],
    [
      'another-case',
      'the number of another case',
      lamp,
      '工单20261101-0000017-4所反映的路灯已修复，恢复照明。',
      '20261101-0000017-4',
    ],
    [
      'another-person',
      'the name of somebody else',
      asked('路灯不亮', '我叫李明远，建设路东段的路灯坏了半个月。'),
      '张先生：您好！建设路东段的路灯已修复。',
      '张先生',
    ],
  ])('is doubtful for being %s: it tells %s', (kind, _, message, reply, shown) => {
    const findings = checkReply(message, reply);
    expect(findings).toContainEqual(expect.objectContaining({ kind, words: expect.stringContaining(shown) }));
  });

  it('names its own case, and those that are handled with it, without doubt', () => {
    const merged = { ...lamp, numbers: [own, '20261101-0000017-4'] };
    expect(checkReply(merged, `工单${own}与20261101-0000017-4所反映的路灯已修复，恢复照明。`)).toEqual([]);
  });

  it('answers with the document that it cites', () => {
    const rule = asked('仓储入园', '请问危险化学品仓储项目是否必须进入化工园区？');
    const text = '仓储项目进入化工园区的规定见所附文件，选址前可向属地应急管理部门咨询。';
    const citations = [{ title: '化工园区认定管理办法' }];
    expect(checkReply(rule, withCitations({ text, citations }))).toEqual([]);
    expect(checkReply(rule, withCitations({ text }))).toMatchObject([{ kind: 'sent-elsewhere' }]);
  });

  it('need not repeat what the citizen was told meanwhile', () => {
    const told = ['停水期间的水费，按停水天数予以减免。'];
    expect(checkReply({ ...water, told }, '经抢修，翠湖小区供水已于周四恢复。')).toEqual([]);
  });

  it('answers also what was added later', () => {
    const more = {
      ...lamp,
      texts: [...lamp.texts, '另外，请一并清理人行道上堆放的建筑垃圾，建筑垃圾堆了很久。'],
    };
    const half = '建设路东段的路灯已于昨晚修复。';
    expect(checkReply(more, half)).toMatchObject([{ kind: 'unanswered', words: expect.stringContaining('建筑垃圾') }]);
    expect(checkReply(more, `${half}人行道上的建筑垃圾已清运。`)).toEqual([]);
  });

  it('takes anger and pleas for goodwill for no demand', () => {
    const angry = asked('路灯不亮', '建设路东段的路灯坏了半个月。难道没有人管吗？请领导为老百姓做主，盼尽快解决！');
    expect(checkReply(angry, '建设路东段的路灯已于昨晚修复。')).toEqual([]);
  });
});

describe('A long reply', () => {
  const long = `经核查，翠湖小区停水系主管网爆裂所致，供水已于周四恢复。${'抢修队连夜开挖路面，更换管段，冲洗消毒，逐户复核水压，并在楼道张贴公告，安排专人值守。'.repeat(6)}`;

  it('may find words of its own: what it seems to leave out is a hint to its writer', () => {
    const body = '翠湖小区停水三天。请问何时恢复供水？请在南门增设快递柜，南门快递柜太少。';
    expect(checkReply(asked('翠湖小区停水', body), long)).toMatchObject([
      { kind: 'unanswered', weight: 'hint', words: expect.stringContaining('快递柜') },
    ]);
  });

  it('is doubtful when it leaves out most of what was asked', () => {
    const body = '请在南门增设快递柜，南门快递柜太少。请硬化北坡土堤，北坡土堤垮塌。请问何时恢复供水？';
    expect(checkReply(asked('翠湖小区停水', body), long).map(({ weight }) => weight)).toEqual(['doubt', 'doubt']);
  });
});

describe('A template', () => {
  const answer = '经研究，我局将结合年度计划统筹安排，逐步推进相关设施建设，并依据规定向社会公示建设进度。';
  const questions = ['请在育才路设置公交站牌', '幸福里小区缺少健身器材', '南关街雨天积水严重', '体育公园没有公共厕所'];
  const earlier = questions.slice(0, 3).map((question) => answeredWith(asked(question, question), answer));

  it('is told by the same answer to several other questions', () => {
    const message = asked('体育公园没有公共厕所', '体育公园没有公共厕所，散步的老人很不方便。', { earlier });
    expect(checkReply(message, answer)).toContainEqual(expect.objectContaining({ kind: 'template' }));
  });

  it('is none where the question is the same as well', () => {
    const body = '南关街一下雨就积水，车辆熄火，学生过不去。';
    const same = Array.from({ length: 5 }, () => answeredWith(asked('南关街积水', body), answer));
    expect(checkReply(asked('南关街积水', body, { earlier: same }), answer)).not.toContainEqual(
      expect.objectContaining({ kind: 'template' }),
    );
  });

  it('is not told by two', () => {
    const message = asked('体育公园没有公共厕所', '体育公园没有公共厕所。', { earlier: earlier.slice(0, 2) });
    expect(checkReply(message, answer)).not.toContainEqual(expect.objectContaining({ kind: 'template' }));
  });
});
