import { eventually, testSystem } from '#testing';
import { Citizen, type Letter } from '../actors/citizen.ts';
import { Supervisor, type Decision } from '../actors/supervisor.ts';
import type { System } from '../../deploy/local/system.ts';

interface Summary {
  readonly kind: string;
  readonly function?: string;
  readonly region?: string;
  readonly lead?: string;
  readonly urgent: boolean;
  readonly coHandling: readonly string[];
}

function summaryOf({ kind, function: functionCode, jurisdiction, lead, urgent, coHandling }: Decision): Summary {
  return {
    kind,
    function: functionCode,
    region: jurisdiction?.code,
    lead: lead?.name,
    urgent,
    coHandling: coHandling.map(({ name }) => name),
  };
}

/** The routing part of the scenarios of reported life, each in several wordings. */
const scenarios: Record<string, { readonly letters: readonly Letter[]; readonly expected: Partial<Summary> }> = {
  'A: wages that are not paid': {
    letters: [
      {
        channel: 'message-board',
        subject: '在项城干了一年没见着钱',
        body: '我是外地来的木工，去年在项城市一个小区工地支模板，干到年底算下来老板欠我四万九千多的工资，每次打电话都说甲方没拨款，一拖再拖就是不给，孩子学费都是借的，这种欠薪的老板有没有人管？',
      },
      {
        channel: 'hotline',
        subject: '反映被拖欠工资',
        body: '来电人表示其在项城市某建筑工地务工近一年，施工方拖欠其劳动报酬约五万元，多次催要未果，希望劳动监察部门介入处理。',
        regionHint: '411600',
      },
    ],
    expected: {
      kind: 'complaint',
      function: 'labour-inspection',
      region: '411681',
      lead: '项城市人力资源和社会保障局',
      urgent: false,
    },
  },
  'B: enrolment for old people in the townships': {
    letters: [
      {
        channel: 'message-board',
        subject: '建议把居民医保参保登记放到乡镇办',
        body: '我是许昌市建安区一个村的社保协管员，替村里的老人们说句话：每年办居民医保参保都要跑到区里，老人坐车不方便，建议把医保参保登记下放到乡镇便民中心就近办理。',
      },
      {
        channel: 'leader-mailbox',
        subject: '能不能让老年人在镇上交医保',
        body: '许昌县的老人多，不会用手机，交城乡居民医保得去区医保局排队。希望能在各乡镇设个医保窗口，方便老年人参保缴费。',
        regionHint: '411000',
      },
    ],
    expected: { kind: 'suggestion', function: 'medical-insurance', region: '411003', lead: '许昌市建安区医疗保障局' },
  },
  'C: a rule on dangerous chemicals': {
    letters: [
      {
        channel: 'department-site',
        subject: '关于危险化学品仓储项目入园的咨询',
        body: '请问只储存不生产的危险化学品仓储项目，是不是必须建在化工园区里？依据的是哪一份文件的哪一条规定？',
        regionHint: '410000',
      },
      {
        channel: 'department-site',
        subject: '危化品仓库选址',
        body: '您好，想咨询一下，单纯储存危险化学品的经营企业新建仓库，是否要求进入化工园区，有没有政策依据？谢谢。',
        regionHint: '410000',
      },
    ],
    expected: { kind: 'inquiry', function: 'emergency', region: '410000', lead: '河南省应急管理厅' },
  },
  'D: a lane full of cars': {
    letters: [
      {
        channel: 'partner-media',
        subject: '读者反映：老街巷人行道被车占满',
        body: '有读者反映，郑州市二七区一条有名的巷子两侧人行道上停满了小汽车，行人只能走到机动车道上，老人推着婴儿车寸步难行，希望城管部门管一管，也请交警把路上乱停的车一起清理。',
      },
    ],
    expected: {
      kind: 'complaint',
      function: 'urban-management',
      region: '410103',
      coHandling: ['郑州市二七区公安局交通警察大队'],
    },
  },
  'G: resettlement that does not come': {
    letters: [
      {
        channel: 'message-board',
        subject: '巩义村民拆迁多年住不上安置房',
        body: '我们是巩义市一个村的村民，老房子拆了快六年，说好三年回迁，安置房到现在没交，过渡费也停发了，一家老小在外面租房住，请问什么时候能搬进去？',
      },
      {
        channel: 'leader-mailbox',
        subject: '安置房何时交付',
        body: '巩义这边村庄整体搬迁，协议签了好几年，回迁楼盖了一半停在那里，过渡费拖着不给，老人等不起了。请督促尽快安置。',
        regionHint: '410100',
      },
    ],
    expected: { function: 'resettlement', region: '410181', lead: '巩义市住房和城乡建设局' },
  },
};

describe("A citizen's message finds the bureau that can act", () => {
  let system: System;
  let citizen: Citizen;
  let supervisor: Supervisor;

  beforeAll(async () => {
    system = await testSystem();
    citizen = new Citizen(system);
    supervisor = await Supervisor.signIn(system, 'henan-supervisor');
  }, 120_000);
  afterAll(() => system.stop());

  it.each(Object.entries(scenarios))('scenario %s', async (_, { letters, expected }) => {
    for (const letter of letters) {
      const { caseNumber } = await citizen.write(letter);
      const decision = await eventually(() => supervisor.decisionOn(caseNumber), { deadline: 20_000 });
      expect(summaryOf(decision)).toMatchObject(expected);
      expect(decision.reasons.length).toBeGreaterThan(0);
    }
  });
});
