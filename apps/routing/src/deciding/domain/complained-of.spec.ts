import { decisionOn } from '../../../test/routing-under-test.ts';

const idsOf = (body: string, subject = ''): string[] => decisionOn(body, { subject }).about.map(({ id }) => id);

describe('a message that accuses a bureau or its people', () => {
  it.each([
    ['public-security', '鹿邑县公安局经侦大队民警和被告串通，压着案子不查。', '411628'],
    ['public-security', '项城市派出所所长收了对方的红包，不给我立案。', '411681'],
    ['public-security', '项城市民警上门时推倒我母亲。', '411681'],
    ['traffic-police', '长垣市交警二中队的协警向货车司机要红包，不给就扣证。', '410783'],
    ['human-resources-and-social-security', '项城市劳动监察大队包庇老板，收了老板的钱，不给我讨工资。', '411681'],
    ['medical-security', '项城市医保局工作人员故意刁难老人，跑了五趟。', '411681'],
    ['housing-and-urban-rural-development', '项城市住建局的人和开发商勾结，房子没验收就给办证。', '411681'],
    ['ecology-and-environment', '项城市环保局每次检查都提前给污染企业通风报信。', '411681'],
    ['market-supervision', '项城市市场监管局执法人员收了超市的烟酒，过期食品不处罚。', '411681'],
    ['taxation', '我去新郑市税务局办税，窗口的办事员爱答不理，玩手机。', '410184'],
    ['electric-power', '禹州市供电公司抄表员收钱不入账，电费对不上。', '411081'],
    ['civil-affairs', '项城市民政局干部把低保给了自己亲戚，真困难的没有。', '411681'],
    ['disabled-persons-federation', '项城市残联工作人员冒领残疾人补贴。', '411681'],
    ['natural-resources', '给永城市自然资源局的人送了两条烟才给办证。', '411481'],
    ['transport', '项城市交通运输局运管所罚款不开票，钱进自己口袋。', '411681'],
    ['public-security', '我要举报商丘市睢阳区公安分局古宋派出所副所长李某，多次在歌厅接受宴请。', '411403'],
    ['emergency-management', '西峡县应急管理局检查人员每月来厂里要烟要酒，不给就罚款。', '411323'],
    ['traffic-police', '获嘉县交警队执法不公，有关系的就放行，没关系的就罚。', '410724'],
    ['taxation', '通许县税务所专管员向我们店索要好处。', '410222'],
    ['electric-power', '汝南县供电所的电工找我要五百块才给接电。', '411727'],
    ['postal-administration', '叶县邮政管理局的人训斥我，说我多管闲事。', '410422'],
    ['discipline-inspection', '项城市纪委监委不查，和被举报人一起吃饭。', '411681'],
  ])('is about it, and never comes to it: %s, %s', (slug, body, regionCode) => {
    const { about, lead, coHandling, alternatives } = decisionOn(body);
    const accused = `${regionCode}-${slug}`;
    expect(about.map(({ id }) => id)).toContain(accused);
    expect([lead, ...coHandling, ...alternatives.map(({ bureau }) => bureau)].map((one) => one?.id)).not.toContain(
      accused,
    );
  });

  it('is decided on by a person where that bureau would have it, who is told why', () => {
    const decision = decisionOn('项城市税务局干部上班打牌，办税要等一上午。');
    expect(decision).toMatchObject({ sure: false, function: 'tax', lead: undefined });
    expect(decision.reasons.join('')).toContain('来文反映的是项城市税务局自身或其人员的问题');
  });

  it('proposes it for no second matter either', () => {
    const { about, besides } = decisionOn(
      '项城市工地拖欠工资。另外项城市教育局局长收了红包，孩子上小学报名入学不给安排学位。',
      { subject: '两件事' },
    );
    expect(about.map(({ id }) => id)).toEqual(['411681-education']);
    expect(besides).toMatchObject({ function: 'education', bureau: undefined });
  });

  it('goes to another bureau as ever', () => {
    expect(decisionOn('项城市城管局执法人员把我打伤，摊子也砸了。', { subject: '项城市城管打人' })).toMatchObject({
      lead: { id: '411681-public-security' },
      about: [{ id: '411681-urban-management' }],
    });
  });

  it('accuses it of not acting where that is the grievance itself', () => {
    expect(idsOf('欠薪投诉三个月没有结果。', '投诉邓州市人社局不作为')).toEqual([
      '411381-human-resources-and-social-security',
    ]);
  });

  it('names the accused', () => {
    expect(idsOf('王某帮助亲戚拿到工程。', '实名举报汝州市住建局副局长王某')).toEqual([
      '410482-housing-and-urban-rural-development',
    ]);
  });
});

describe('a message that names a bureau for what it is to do', () => {
  it.each([
    ['has not done', '项城市工地拖欠工资，找人社局不管，推诿扯皮。'],
    ['has not done yet', '我在项城市派出所报了案，打伤我的人至今没抓到。'],
    ['is asked to do', '项城市校园里高年级学生打人，教育局和公安局都来看看。'],
    ['is to do about others', '请教育局严查项城一高老师收红包。'],
    ['says of others', '项城市低保被取消，民政局说不符合条件，村干部收了我两千块钱。'],
    ['was told of others', '项城市超市卖假烟，打了市场监管局电话，店家态度恶劣，还骂人。'],
    ['does beside others', '项城市公安局门口有人打架，打伤两个人。'],
    ['is told of swindlers', '项城市公安局：有人冒充民警诈骗，收了我两万块钱。'],
    ['deals with between others', '项城市交警处理事故时对方司机态度恶劣，还动手打人。'],
    ['watches over', '项城市文旅局景区工作人员打骂游客。'],
    ['pays for', '项城市医保局报销时医院收钱不给票。'],
    ['is thanked for', '感谢项城市公安局民警不收红包，连水都不喝。'],
    ['asks money for', '项城市公安局办身份证要多少钱？'],
    ['asks time for', '项城市民政局说要等三个月才能办低保。'],
    ['is to do by its name alone', '项城市供电公司停电三天，投诉没人管。'],
  ])('is no complaint about it: what it %s', (_, body) => {
    expect(idsOf(body)).toEqual([]);
  });
});
