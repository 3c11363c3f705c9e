import { catalogue, decisionOn, knowledge } from '../../../test/routing-under-test.ts';
import type { DecidingPolicy } from '../../catalogue/domain/deciding-policy.ts';
import { decide } from './decide.ts';
import { learnFrom } from './knowledge.ts';

describe('an unpaid worker of Xiangcheng (scenario A)', () => {
  it.each([
    ['plain', '我在项城市一处建筑工地干活，被拖欠一年工资近五万元，请领导帮我讨回来。'],
    ['in traditional characters', '項城市某工地拖欠農民工一年工資近五萬元，多次討要無果，請為我們做主。'],
    ['with the city before the short name', '周口项城的工地，老板欠着我们的工钱快一年了，五万块钱一分没给。'],
    ['scanned, with blanks between the characters', '项 城 市 某 工 地 拖 欠 农 民 工 工 资 ， 已 经 一 年 。'],
    ['in full-width letters and digits', '项城市ＡＢ工地欠薪４９０００元，一直不发工资。'],
    ['with home and site told apart', '我是商水县人，去年到项城市工地做木工，包工头拖欠工资四万多不给。'],
  ])('goes to the labour inspection there: %s', (_, body) => {
    expect(decisionOn(body)).toMatchObject({
      sure: true,
      kind: 'complaint',
      function: 'labour-inspection',
      matter: { code: expect.stringMatching(/^(?:unpaid|construction)-wages$/) },
      jurisdiction: { code: '411681', name: '项城市' },
      lead: { id: '411681-human-resources-and-social-security', name: '项城市人力资源和社会保障局' },
    });
  });

  it('is told why in words of the catalogue, not in his own', () => {
    const { reasons } = decisionOn('项城市某工地拖欠工资，我叫张三，电话13800000000。');
    expect(reasons.join('')).toContain('归入「拖欠工资」事项');
    expect(reasons.join('')).toContain('项城市');
    expect(reasons.join('')).not.toMatch(/张三|1380/);
  });
});

describe('a complaint about how officials behave', () => {
  it.each([
    ['by its full name', '项城市人力资源和社会保障局工作人员吃拿卡要，收受红包，请纪委查处干部作风问题。'],
    ['by its short name', '项城市人社局工作人员吃拿卡要，收受红包，请纪委查处干部作风问题。'],
  ])('says which bureau it is about, and goes to another one: %s', (_, body) => {
    const { function: duty, lead, about } = decisionOn(body);
    expect(duty).toBe('conduct');
    expect(about.map(({ id }) => id)).toEqual(['411681-human-resources-and-social-security']);
    expect(about).not.toContainEqual(lead);
  });

  it('is told from a message that names a bureau for what it does', () => {
    expect(decisionOn('项城市工地拖欠工资，人社局能不能帮忙讨要？').about).toEqual([]);
  });
});

describe('a message without words', () => {
  it.each([
    ['nothing', '', ''],
    ['blanks', ' ', '\u3000\u200b\n'],
    ['emoji', '😀😀', '😀🔥🔥🔥'],
    ['marks', '。。。', '，，，？？'],
    ['digits', '119', '13800000000'],
  ])('is nobody’s, and a person looks at it: %s', (_, subject, body) => {
    const decision = decisionOn(body, { subject, regionHint: '411681' });
    expect(decision).toMatchObject({
      sure: false,
      function: undefined,
      lead: undefined,
      coFunctions: [],
      urgent: false,
    });
    expect(decision.reasons).toContain('从来文中没有看出具体反映什么事项，需要人工研判。');
    expect(decision.reasons.join('')).not.toContain('职能。');
  });

  it('is none that says the least', () => {
    expect(decisionOn('停电', { regionHint: '411681' }).function).toBe('electricity');
  });
});

describe('the other scenarios', () => {
  it('B: a proposal on medical-insurance enrolment in the townships goes to the district’s medical-security bureau', () => {
    const decision = decisionOn(
      '我是建安区的社保协管员，老人跑一趟不容易，建议把居民医保参保登记下放到乡镇办理，医保缴费也能就近办。',
      { regionHint: '411000' },
    );
    expect(decision).toMatchObject({ sure: true, kind: 'suggestion', lead: { id: '411003-medical-security' } });
    expect(decision.lead?.name).toBe('许昌市建安区医疗保障局');
  });

  it('C: a question on the provincial department’s own site stays with the province', () => {
    const decision = decisionOn('请问仅储存危险化学品的项目是否必须进入化工园区？依据是哪个文件的规定？', {
      channel: 'department-site',
      regionHint: '410000',
    });
    expect(decision).toMatchObject({ sure: true, kind: 'inquiry', lead: { id: '410000-emergency-management' } });
    expect(decision.lead?.name).toBe('河南省应急管理厅');
  });

  it('D: cars all over a lane of Zhengzhou are cleared by urban management together with the traffic police', () => {
    const decision = decisionOn('郑州连心里这条小巷停满了车，车辆乱停乱放，行人走不过去。', {
      channel: 'partner-media',
    });
    expect(decision).toMatchObject({ sure: true, lead: { id: '410100-urban-management' } });
    expect(decision.coHandling.map(({ name }) => name)).toEqual(['郑州市公安局交通警察支队']);
  });

  it('E: cold radiators in Xuchang go to the city’s heating authority, whichever board was used', () => {
    for (const channel of ['leader-mailbox', 'hotline', 'message-board'] as const) {
      const decision = decisionOn('家里暖气不热，室温只有十三度，取暖费都交了。', {
        channel,
        regionHint: '411000',
        month: 12,
      });
      expect(decision).toMatchObject({ sure: true, function: 'heating-gas', lead: { id: '411000-urban-management' } });
    }
  });

  it('F: a dead-end road between two places of one city is a matter of transport there', () => {
    const decision = decisionOn('濮阳市到清丰县的文明路北延一直是断头路，迟迟不通车，什么时候打通？');
    expect(decision).toMatchObject({ function: 'transport', matter: { code: 'dead-end-roads' } });
  });

  it('G: resettlement in a village of Gongyi goes to Gongyi', () => {
    const decision = decisionOn('巩义市常庄村搬迁安置三年了，安置房还没有交付，过渡费也停了。');
    expect(decision).toMatchObject({ sure: true, lead: { id: '410181-housing-and-urban-rural-development' } });
  });

  it('H: wells that give no water are urgent in the watering season and not in winter', () => {
    const body = '漯河临颍县的灌溉机井坏了好几眼，高标准农田浇不上水，请村里和农业部门修好。';
    expect(decisionOn(body, { channel: 'weibo', month: 6 })).toMatchObject({
      sure: true,
      function: 'agriculture',
      urgent: true,
    });
    expect(decisionOn(body, { channel: 'weibo', month: 12 })).toMatchObject({ function: 'agriculture', urgent: false });
  });

  it('what is only unpleasant is urgent for whom it may harm, and not by the season', () => {
    const body = '鹤壁市淇滨区一小区暖气不热，客厅十五度，热力公司说是末端用户，请派人调一调阀门。';
    expect(decisionOn(body, { month: 12 })).toMatchObject({ function: 'heating-gas', urgent: false });
    const withInfant = `${body}家里有刚满月的婴儿，昨晚冻得发高烧送去急救。`;
    expect(decisionOn(withInfant, { month: 12 })).toMatchObject({ function: 'heating-gas', urgent: true });
  });
});

describe('the router is not sure', () => {
  it('when the place is not told', () => {
    const decision = decisionOn('老板拖欠工资半年了，谁来管管。');
    expect(decision).toMatchObject({ sure: false, function: 'labour-inspection' });
    expect(decision.lead).toBeUndefined();
    expect(decision.reasons).toContain('来文没有写明事情发生在哪里，需要人工确认属地。');
  });

  it('when only the province’s board was addressed and a local matter is told', () => {
    expect(decisionOn('小区的路灯不亮半个月了。', { regionHint: '410000' }).sure).toBe(false);
  });

  it('when the matter is not told', () => {
    const decision = decisionOn('上次反映的那件事，项城市一直没有回音。');
    expect(decision).toMatchObject({ sure: false, confidence: 0, jurisdiction: { code: '411681' } });
  });

  it('when two functions are meant as much as each other', () => {
    const decision = decisionOn('项城市供水停了三天，供电也停了两天。');
    expect(decision.sure).toBe(false);
    expect(decision.alternatives).not.toHaveLength(0);
  });

  it('and tells the second matter and whose it would be, so that it can be handled apart', () => {
    const { function: first, besides, alternatives } = decisionOn('项城市供水停了三天，供电也停了两天。');
    expect(besides?.function).not.toBe(first);
    expect([first, besides?.function].toSorted()).toEqual(['electricity', 'water-supply']);
    expect(besides?.bureau?.name).toMatch(/^项城市/);
    const [second] = alternatives.filter((one) => one.function === besides?.function);
    expect(second?.reason).toMatch(/^来文也提到“.+”，可能另有一件事归入「.+」事项，属于.+职能，由项城市.+办理。$/);
  });

  it('when it is for the courts', () => {
    const decision = decisionOn('项城市法院判决书下来两年了，执行局一直不强制执行。');
    expect(decision.sure).toBe(false);
    expect(decision.function).toBeUndefined();
  });

  it('when a quarrel in a village does not say in which township', () => {
    expect(decisionOn('固始县某村邻居占了过道垒院墙，请村委会调解邻里纠纷。').sure).toBe(false);
    expect(decisionOn('固始县胡族铺镇某村邻居占了过道垒院墙，邻里纠纷调解不成。')).toMatchObject({
      sure: true,
      lead: { id: expect.stringMatching(/^411525-township-\d{3}$/), name: '固始县胡族铺镇人民政府' },
    });
  });
});

it('does not doubt a case whose functions are hard to tell apart but are one bureau’s', () => {
  const decision = decisionOn('项城市某工地拖欠一年工资近五万元，多次讨要无果。');
  expect(decision).toMatchObject({ sure: true, lead: { id: '411681-human-resources-and-social-security' } });
  expect(decision.reasons.join('')).not.toContain('需要人工确认');
});

describe('what the router did not choose', () => {
  it('is told with a reason for each, in words of the catalogue', () => {
    const { alternatives } = decisionOn('项城市莲花大道路口，我叫张三，路灯不亮，红绿灯也不亮，晚上老出车祸。');
    expect(alternatives.length).toBeGreaterThan(0);
    for (const { reason, bureau } of alternatives) {
      expect(reason).toContain(`职能，由${bureau.name}办理。`);
      expect(reason).not.toContain('张三');
    }
  });

  it('is no second matter where one is told', () => {
    expect(decisionOn('项城市某工地拖欠一年工资近五万元，多次讨要无果。').besides).toBeUndefined();
  });
});

describe('what the writer ticked', () => {
  it('settles the kind where the words leave it open', () => {
    expect(decisionOn('项城市小区门口路灯。', { kind: 'suggestion' }).kind).toBe('suggestion');
  });
});

describe('the policy of a function', () => {
  const body = '项城市某工地拖欠一年工资近五万元，多次讨要无果。';
  const decidedBy = (functionCode: string, policy: DecidingPolicy) => {
    const policies = new Map([...catalogue.policies, [functionCode, policy]]);
    const message = { channel: 'message-board', subject: '', body, month: 4 } as const;
    return decide(message, learnFrom({ ...catalogue, policies }, knowledge.reader));
  };

  it('leaves to a person what it reserves for one, and says so', () => {
    const decision = decidedBy('labour-inspection', { decides: 'person' });
    expect(decision).toMatchObject({ sure: false, lead: { id: '411681-human-resources-and-social-security' } });
    expect(decision.reasons).toContain('劳动监察类事项一律由人工确认后派单。');
  });

  it('asks for as much confidence as it says', () => {
    const { confidence } = decisionOn(body);
    const from = (leastConfidence: number) => decidedBy('labour-inspection', { decides: 'router', leastConfidence });
    expect(from(confidence).sure).toBe(true);
    expect(from(1).sure).toBe(false);
  });

  it('holds for all functions that have none of their own', () => {
    expect(decidedBy('default', { decides: 'person' }).sure).toBe(false);
    expect(decidedBy('conduct', { decides: 'person' }).sure).toBe(true);
  });
});

it('takes nothing for thanks that has no word of it', () => {
  for (const body of ['快递站把我快递弄丢不赔，滑县。', '叶县停水，三天了。'])
    expect(decisionOn(body).kind).not.toBe('thanks');
  expect(decisionOn('感谢项城市供水公司的师傅连夜抢修，水来了！').kind).toBe('thanks');
});

it('sends wages to where the work is done, and other matters not', () => {
  const at = (body: string, subject = '') => decisionOn(body, { subject }).jurisdiction?.code;
  expect(at('我是永城人，在郑州高新区打工，老板不发工资。', '永城人')).toBe('410172');
  expect(at('我在郑州高新区打工，永城市演集街道路灯不亮，请维修路灯。')).toBe('411481');
});
