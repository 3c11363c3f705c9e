/** Part of a text. */
interface Span {
  readonly start: number;
  /** Index after its last character. */
  readonly end: number;
}

const part =
  '(?:局|厅|委员会|委|部门|公司|分局|[支大中]队|所|站|中心|大厅|窗口|[\\u4e00-\\u9fff]{1,4}(?:[支大中]队|分局|所|科|股|站|中心|大厅|窗口))';
const whichOf = '(?:的|里面?|内部|某些?|个别|部分|有[个些]|一[个些]|几个|[那这][个些]|值班|现任|前任|原)';
const official =
  '(?:[\\u4e00-\\u9fff]{2}人员|[\\u4e00-\\u9fff]{1,2}员(?![会工])|经办人|电工|抄表工|参谋|民警|[辅协干]警|警察|干部|领导|一把手|副?[局科股所队站处厅]长|副?主任|书记|员工|人(?![社大民]))';
const partOrPeople = new RegExp(`^(?:${official}|${whichOf}|${part})*`);
const endsInOfficial = new RegExp(`${official}$`);

const endsInPart = new RegExp(`${part}$`);

/** What only who holds an office can do wrong. */
const wrongOfOffice =
  /受贿|索贿|收受|贪污|贪腐|腐败|吃拿卡要|好处费|保护伞|通风报信|勾结|串通|包庇|[袒偏]护|偏袒|执法不公|徇私|枉法|以权谋|权钱|滥用职?权|渎职|玩忽职守|优亲厚友|吃请|宴请|(?:暴力|粗暴|野蛮|选择性|钓鱼)执法|执法犯法|官官相护|[给和跟]了?被举报人|冒领|乱作为/;
const takesMoney =
  '[收拿](?:了|取|过)?[^,.;!?]{0,6}?(?:钱(?!包)|现金|[送厚]?礼|红包|好处|贿|烟|酒|购物卡|回扣|保护费)|要[^,.;!?]{0,6}[元块钱万][^,.;!?]{0,3}才(?:给|肯|办)|口袋|腰包';
/** What anybody may do: it is the official's where it stands close to him. */
const wrongOfAnybody = new RegExp(
  [
    takesMoney,
    '送(?:了|过)?[^,.;!?]{0,5}?(?:礼|红包|钱|烟|酒)|索[要取]|敲诈|勒索|[张开]口[^,.;!?]{0,3}要|伸手要|不给钱|[要吃喝](?:好处|红包|烟|酒)|吃了[^,.;!?]{0,6}饭|交保护费',
    '打人(?!案)|打伤|打(?:了|过)?(?:我|他|她|俺|老|孩子|妇女|学生|[商摊]贩|群众|百姓)(?!.{0,2}[电卡账])|打了(?=[,.;!?]|$)|殴打|动手|扇了?|推搡|推倒|踹',
    '骂|训斥|呵斥|恐吓|威胁|打击报复|报复|刁难|故意[为卡拖]|为难(?:我|老|群众|百姓)',
    '态度[^,.;!?]{0,4}(?:恶劣|差|不好|蛮横|傲慢|粗暴|生硬|冷淡|凶|横)|蛮横|傲慢|爱[答理]不理|不理不睬|盛气凌人|冷言冷语|摆架子|官威',
    '(?:上班|工作|值班)[^,.;!?]{0,6}(?:打牌|打?麻将|游戏|手机|睡觉|喝酒|聊天|炒股)|脱岗',
    '侵吞|私吞|挪用|截留|给了?[^,.;!?]{0,3}(?:自己|自家)[^,.;!?]{0,2}(?:亲|人)',
  ].join('|'),
);
const idle = '不作为|懒政|失职|推诿|扯皮';
/** The grievance itself where a subject line says it; elsewhere mostly said in passing, of who has not acted yet. */
const idleness = new RegExp(`^[^,.;!?]{0,4}(?:${idle})`);

/** Somebody else did it, and the office is to act, has not acted or says so. */
const tellsOfOthers =
  /(?<!检)查(?!车|酒驾|身份|户口|证)|处[理罚]|打击(?!报复)|[不没]管|管管|管一管|过问|制止|说|称(?!呼)|回[复应]|答复|认定|请|希望|督促|责令|要求|应|[^当]该|帮|接到|受理|负责|出面|介入|整治|反映|投诉|举报(?!人)|告诉|通知/;
/** What such a party did is its own, unless only an official can do it. */
const otherParty =
  /有人|骗|医院|医生|养老院|敬老院|护工|景区|学校|老师|物业|公司|银行|小区|食堂|厂|村|工地|平台|市场|车站|法院|幼儿园|卫生院|诊所|中介|老板|开发商|司机|邻居|顾客|商家|业主|对方|[商摊]贩|摊主|门口|门前|对面|附近|旁边|店/;
/** 向司机要红包, 来厂里要烟: the party it is done to. */
const fromWhom = /(?:[向和跟给]|接受|[来到][^,.;!?]{0,3}[里店])[^,.;!?]*$/;
const denied = /(?:[不没未拒]|没有|从[不没]|零)[^,.;!?]{0,1}$/;
const suffered = /[被遭]$/;

const accuses = '举报|检举|控告|状告|揭发';
const namesAccused = new RegExp(`(?:${accuses})[^,.;!?到向给请]{0,10}$`);
const anyWrong = new RegExp([wrongOfOffice.source, wrongOfAnybody.source, idle, accuses].join('|'));
const clauseEnds = /^[\u4e00-\u9fff]{0,3}(?:[,.;!?]|$)/;

/** Said of somebody at whose office the writer was, a clause or two on. */
const laterOfficial = new RegExp(
  `[,.;!?](?:${whichOf}|但是?|可是?|结果|窗口|里面)*(?:(?:工作|办事|经办|执法|窗口)人员|办事员|经办人|民警|[辅协]警|[局科所]长|窗口)`,
);
/** The writer turned to it, and tells of somebody else. */
const turnedTo = /(?:到|向|找|去|给|跟|打)[^,.;!?]{0,8}$/;
const goesOn = new RegExp(`^[,;][^,.;!?]{0,5}?(?:${takesMoney}|${wrongOfOffice.source})`);

/** 冒充民警: nobody of the office. */
const pretends = /(?:冒充|假冒|自称)[^,.;!?]{0,4}$/;
const refusal = /不(?:[查管]|处理|受理)/;
const clause = /^[^,.;!?]*/;
const reachBefore = 16;
const reachOfClause = 32;
const reachOfOfficial = 24;
const reachOfOffice = 18;
const reachOfSentence = 40;

/** Whether a text speaks of anything that an office could be accused of. */
export const mayAccuse = (text: string): boolean => anyWrong.test(text);

/**
 * Whether a text accuses the office that stands there, or its people: of what only officials do, or of what anybody may do and they did; not that it has
 * not acted, which most complaints say of a bureau that is to act all the same.
 * @param text as `plainText` gives it
 */
export function isAccused(text: string, { start, end }: Span, subjectEnd: number): boolean {
  const before = text.slice(Math.max(0, start - reachBefore), start);
  if (pretends.test(before)) return false;
  const after = text.slice(end, end + reachOfSentence);
  const named = partOrPeople.exec(after)?.[0] ?? '';
  const rest = clause.exec(after.slice(named.length, reachOfClause))?.[0] ?? '';
  const isPerson = endsInOfficial.test(named) || endsInOfficial.test(text.slice(start, end));
  if (did(rest, isPerson ? reachOfOfficial : reachOfOffice)) return true;
  if (start < subjectEnd && idleness.test(rest)) return true;
  if (isPerson && namesAccused.test(before) && clauseEnds.test(after.slice(named.length))) return true;
  if (isSaidOfLater(after)) return true;
  const isOffice = named.length > 0 || endsInPart.test(text.slice(start, end));
  return isOffice && !turnedTo.test(before) && isSaidOfTheSame(after, named.length + rest.length);
}

/** Whether who stands before the rest of a clause did wrong: what anybody may do, so many characters on at most. */
function did(rest: string, reach: number): boolean {
  return does(rest, wrongOfOffice) || does(rest.slice(0, reach), wrongOfAnybody, otherParty);
}

function does(rest: string, wrong: RegExp, unless?: RegExp): boolean {
  const found = wrong.exec(rest);
  if (!found) return false;
  const between = rest.slice(0, found.index);
  if ([tellsOfOthers, denied, suffered].some((excuse) => excuse.test(between))) return false;
  return !unless?.test(between.replace(fromWhom, ''));
}

function isSaidOfLater(after: string): boolean {
  const later = laterOfficial.exec(after);
  if (!later || otherParty.test(after.slice(0, later.index))) return false;
  return did(clause.exec(after.slice(later.index + later[0].length))?.[0] ?? '', reachOfOfficial);
}

/** 纪委不查,和被举报人一起吃饭: the next clause names nobody else. */
function isSaidOfTheSame(after: string, clauseEnd: number): boolean {
  const clauseOfOffice = after.slice(0, clauseEnd).replace(refusal, '');
  if (tellsOfOthers.test(clauseOfOffice) || otherParty.test(clauseOfOffice)) return false;
  return goesOn.test(after.slice(clauseEnd));
}
