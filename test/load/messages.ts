/** Messages for the load generator: written for this project, of the length and mixture that boards and hotlines see. */

const places = [
  ['项城市', '411681'],
  ['沈丘县', '411624'],
  ['光山县', '411522'],
  ['建安区', '411003'],
  ['巩义市', '410181'],
  ['清丰县', '410922'],
  ['临颍县', '411122'],
  ['魏都区', '411002'],
] as const;

const subjects = [
  [
    '工地拖欠工资一年多',
    '我们十几个人在{place}一处工地干了一年,老板拖欠工资近五万元,多次讨要无果,家里等着这笔钱过年,请领导帮忙。',
  ],
  [
    '小区暖气不热',
    '{place}城区某小区供暖以来室内温度一直只有十三四度,给热力公司打过几次电话都说在排查,老人孩子受不了,请尽快解决。',
  ],
  [
    '医保报销一直没有到账',
    '去年在{place}人民医院住院,出院时手续不全,后来补交了材料,医保报销到现在没有到账,窗口让回去等通知,请帮忙查一下。',
  ],
  ['路灯整条街不亮', '{place}老城区有一条街的路灯坏了快两个月,晚上接孩子放学路上一片漆黑,希望市政部门尽快维修路灯。'],
  [
    '化工厂夜里排放刺鼻气味',
    '{place}南边的一家化工厂每天夜里排放废气,气味刺鼻,附近村民开不了窗,白天检查的时候又没有味道,请环保部门夜间来查。',
  ],
  [
    '想咨询孩子入学需要什么材料',
    '我在{place}租房居住,孩子今年九月该上一年级,请问随迁子女入学需要准备哪些材料,什么时候报名?',
  ],
] as const;

const channels = ['message-board', 'leader-mailbox', 'hotline', 'department-site', 'wechat'] as const;

export interface LoadMessage {
  readonly channel: string;
  readonly sourceId: string;
  readonly subject: string;
  readonly body: string;
  readonly regionHint: string;
  readonly contact: { readonly name: string; readonly phone: string; readonly email?: string };
}

/** The `n`-th message of a run; one in twenty writers leaves a mail address, the others a phone number only. */
export function loadMessage(run: string, n: number): LoadMessage {
  const [place, regionHint] = places[n % places.length]!;
  const [subject, body] = subjects[n % subjects.length]!;
  const phone = `138${String(n % 100_000_000).padStart(8, '0')}`;
  return {
    channel: channels[n % channels.length]!,
    sourceId: `${run}-${n}`,
    subject: `${place}${subject}`,
    body: body.replaceAll('{place}', place),
    regionHint,
    contact: { name: '来信人', phone, ...(n % 20 === 0 ? { email: `writer-${n}@example.org` } : {}) },
  };
}
