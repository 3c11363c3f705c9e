/** How far what stands beside a name makes it the place of the matter. */
export interface PlaceContext {
  /** Matched against what precedes the name, at its end. */
  readonly before?: RegExp;
  /** Matched against what follows it, at its start. */
  readonly after?: RegExp;
  readonly factor: number;
  /** Functions whose matters belong just there: wages where the work is done, admission where the school is. */
  readonly exceptFor?: readonly string[];
}

/** What does not cross into another clause. */
const within = '[^,.;!?]';

const workplace: PlaceContext = {
  after: new RegExp(
    `^${within}{0,6}(?:打工|务工|上班|工作|教书|做生意|跑出租|送外卖|当兵|出差|带孩子|干过|下井|挖煤|下了[^,.;!?]{1,4}井)`,
  ),
  factor: 0.35,
  exceptFor: ['labour-inspection'],
};
const office: PlaceContext = { before: /单位在$/, factor: 0.35, exceptFor: ['labour-inspection'] };
const studies: PlaceContext = {
  after: /^.{0,4}(?:上学|读书|上大学|读大学|念书|求学)/,
  factor: 0.35,
  exceptFor: ['education'],
};
const relatives: PlaceContext = {
  before: new RegExp(
    `(?:儿子|女儿|闺女|孩子|[姐哥弟妹]|亲戚|同学|朋友|战友|[姑舅姨叔])(?:们|家|夫)?(?:[现都]|一直|常年)?在$`,
  ),
  after: /^(?!.{0,8}买)/,
  factor: 0.5,
  exceptFor: ['education'],
};
const treatment: PlaceContext = {
  before: /[在到去]$/,
  after: new RegExp(`^${within}{0,8}(?:住院|看病|住的院|手术|就诊|就医)`),
  factor: 0.5,
  exceptFor: ['health', 'market-supervision', 'public-security'],
};

const comparison: PlaceContext & { readonly before: RegExp } = {
  before:
    /(?:像|例如|比如|学学|学习|参照|参考|人家|隔壁的?|邻近|靠近|靠着|紧邻|挨着|听说|不像|比起?|不如|同样是.{0,3}|对面(?:就)?是|临近)$/,
  factor: 0.3,
};

/** Where people come from: the writer, or whoever he writes about. */
const origins: readonly PlaceContext[] = [
  {
    before:
      /(?:我是|我们是|本人是|人系|本人系|(?:(?<![在回])老家|娘家)(?:在|是)?|户口(?:所在地)?(?:还?在|是|为)?|户籍(?:所在地)?(?:位于|在|是|地|为)?|籍贯|祖籍|来自|原籍|身在|本人)$/,
    factor: 0.35,
  },
  { before: /(?:^|[,.;!?我])人在$/, after: /^(?!.{0,3}住)/, factor: 0.35 },
  {
    before: /(?<!(?:父母|爸妈|爹娘|家人|老人)在|替)$/,
    after: /^(?:人(?=[,.、])|人在|人氏|籍|老乡|老家|的?户口|的?户籍)/,
    factor: 0.35,
  },
  { before: /[\u4e00-\u9fff](?<![不就还])是$/, after: /^的?[,.;!?]/, factor: 0.5 },
  { before: /[,.;!?]$/, after: /^来?的?,(?:来|住|婆家|现在|嫁)/, factor: 0.35 },
];

/** Where those come from or reside who are complained of or act along. */
const others: readonly PlaceContext[] = [
  {
    before: new RegExp(
      `(?:总部|注册地址?|老板|开发商|施工(?:队|单位|方)|承包[商方]|包工头|中介|司机|物业(?:公司)?|供应商|厂家|卖家|房[东主]|老公|老婆|丈夫|妻子|媳妇|爱人|对象|婆婆|公公|亲家|女婿)${within}{0,2}(?:是|在|为|来自)$`,
    ),
    factor: 0.4,
  },
  { after: /^的?(?:老板|包工头|施工队|开发商|客商|游客|司机|车牌|牌照|(?:一家|某)公司)/, factor: 0.5 },
  { after: /^(?:市民|的?朋友|的?亲戚|的?网友|都|那边|早就|已经)/, factor: 0.6 },
  { after: /^(?:大学|学院|银行|师范|理工|航空)/, factor: 0.6 },
  { after: /^(?:口音|的?(?:孩子|学生))/, factor: 0.6 },
  { before: /(?:让|叫|要)(?:我|俺|人)?(?:去|找|到)$/, factor: 0.5 },
  { after: /^(?:那边|那头)?(?:说|称|讲|回复)/, factor: 0.6 },
  { before: /[@#]$/, factor: 0.6 },
];

/** Where something was once, or where it ends or begins. */
const passedBy: readonly PlaceContext[] = [
  {
    before: new RegExp(`(?:原来|以前|之前|过去|当年|早年|曾经?|原先|从前)${within}{0,4}在$`),
    factor: 0.45,
  },
  { before: /(?:从|自)$/, factor: 0.5 },
  { after: /^(?:到|至|开往|飞)(?=[\u4e00-\u9fff]{2})/, factor: 0.8 },
  { after: /^的?(?:房子|老房子?|房|店)(?:都|全|给)?卖/, factor: 0.4 },
  { before: /(?:通往|开往|通向|发往|转到|寄到|直达|飘到|吹到|刮到|拉到|卖到|调到|分到|考到)$/, factor: 0.5 },
  {
    before: /[去往到]$/,
    after: /^的?(?:路|那段|这段|方向|班车|客车|公交|高速|公路|省道|县道|桥|[三岔路]+口)/,
    factor: 0.6,
  },
  { before: /(?:离|距离?|紧挨着?)$/, factor: 0.5 },
  { before: /[和跟与同]$/, after: /^.{0,2}(?:交界|搭界|接壤|相邻|毗邻|没法比|比起来|相比)/, factor: 0.4 },
  { after: /^.{0,2}(?:相比|比起来|比较起来|没法比)/, factor: 0.3 },
  { before: /(?:跟|给|向|找)$/, after: /^(?:那边|.?局|有关部门)?.{0,2}(?:反映过|打过?电话|投诉过|问过)/, factor: 0.5 },
  { before: /(?:不是|并非|不在|不属于)$/, factor: 0.3 },
  { after: /^(?:的?[东南西北]边|不远|隔壁)/, factor: 0.6 },
];

/** Where somebody lives: the place of the matter, where nothing says that it befell him elsewhere. */
const residence: readonly PlaceContext[] = [
  { before: /(?:家在|家住|我家|俺家)$/, factor: 0.65 },
  { before: /(?:嫁到|嫁在|嫁入|搬到|搬来|(?:现|居|租)住在?|现居|定居在?|暂住在?|租房在|住在)$/, factor: 1.3 },
];

/** Where the matter is said to be. */
const sites: readonly PlaceContext[] = [
  { before: /(?:我们|咱们|俺们)$/, factor: 1.3 },
  { before: /(?:^|[,.!?;。，！？；])$/, after: /^的?(?:[,.!?;。，！？；]|$)/, factor: 1.3 },
  { after: /^(?:[这我]们?这?[边头段侧]|这一[头段侧]|境内)/, factor: 1.3 },
  {
    after:
      /^(?:[县市区])?(?:社保|人社|交通|公安|教育|教体|住建|民政|医保|卫健|城管|环保|水利|农业|国土|供电|自来水|税务|残联)[局委]?/,
    factor: 1.2,
  },
  {
    before:
      /(?:位于|地点[:是]?|地址[:是]?|到|在|项目在|坐落于?|于|回|[在回]老家|属于|参保地[为是在:]?|婆家(?:在|是)?)$/,
    factor: 1.2,
  },
];

/** Whether a name stands there only for something to be likened to or found by. */
export const isComparisonBefore = (before: string): boolean => comparison.before.test(before);

export const originContexts = origins;

/** All contexts that speak for or against a name as the place of the matter. */
export const placeContexts: readonly PlaceContext[] = [
  ...origins,
  ...others,
  ...passedBy,
  ...residence,
  ...sites,
  workplace,
  office,
  studies,
  treatment,
  relatives,
  comparison,
];
