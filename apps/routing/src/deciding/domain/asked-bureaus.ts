import { type PhraseMatch, PhraseTrie } from './phrase-trie.ts';

/** What people call the offices that they want to act, by the function that is meant. */
const offices: Readonly<Record<string, string>> = {
  'traffic-police': '交警 交管',
  'public-security': '公安 警方 民警 派出所 警察 网安 经侦',
  'urban-management': '城管 综合执法',
  'ecology-environment': '环保 生态环境',
  'civil-affairs': '民政 救助站',
  health: '卫健 卫生局 卫生部门 卫生监督 疾控 防疫',
  education: '教育局 教育部门 教育和 教育与 教育、 教体',
  'market-supervision': '市场监管 市监 工商 质监 质检 食药 药监 物价',
  housing: '住建 房管 物业办 房产局',
  'natural-resources': '国土 自然资源 规划局 规划部门 林业',
  'water-resources': '水利 河长 水务局 防汛',
  agriculture: '农业 农机 畜牧 农村局',
  emergency: '应急 安监',
  fire: '消防',
  disabled: '残联',
  'culture-tourism': '文旅 旅游局 文化局 文广',
  finance: '金融办 金融局 银监 银保监 金融监管',
  conduct: '纪委 监委 纪检',
  'labour-inspection': '劳动监察 劳动局',
  transport: '交通局 交通部门 交通运输 公路局 运管 路政',
  'medical-insurance': '医保',
  development: '发改',
  industry: '通信管理 工信',
  electricity: '供电 电力局 电力公司 电力部门',
  township: '乡里 镇里 街道办 镇政府 乡政府',
  veterans: '退役军人',
  tax: '税务',
  'water-supply': '供水公司 自来水公司',
  justice: '法律援助 司法局',
};
const functionByOffice = new PhraseTrie<string>();
for (const [functionCode, names] of Object.entries(offices))
  for (const name of names.split(' ')) functionByOffice.set(name, () => functionCode);

/** Somebody is asked to act, before the office in the same clause, or after it. */
const asksBefore =
  /(?:请|求|盼|望|让|由|要求|建议|麻烦|能不能|能否|可否|联合|联手|会同|协调|叫上?|[和与跟同及、])[^.!?;,]{0,14}$/;
const asksAfter =
  /^(?:局|部门|委|队|的同志|的人|他们|那边)?[^.!?;,]{0,3}(?:也(?:该|得|要|应|来|查|管)|该来|得(?:管|来|查)|管管|查一?查|来查|来看|出面|介入|联合|联手|一起|一同|一块|配合|核查|核实|查处|检查|督促|取缔|给予|给个|协调)/;
/** It and the next one are. */
const asksWithNext =
  /^(?:局|部门|委|队)?[和与跟及、][^.!?;,]{1,8}(?:都|一起|一同|联合|联手|该|得|谁|能不能|[查管看]一)/;
/** The office has answered, was asked before, or is what is complained of. */
const isBeside =
  /^(?:局|部门|委|队|的人|所)?[^.!?;,]{0,2}(?:说|称|讲|回复|答复|推|不管|没管|来过|来了|让|叫|认定|出具|备案|已)/;
const wasAsked = /(?:打|找|问|去|跟|给|报|到|归|是|属)(?:过|了|给|到)?(?:县|市|区|镇|当地)?$/;

/**
 * Functions of the offices that the writer asks to act, in the order in which he names them: 请环保和河长都来看看. One that has refused or was
 * asked before is not among them.
 * @param text as `plainText` gives it
 */
export function functionsAsked(text: string): string[] {
  return [...new Set(officesIn(text).flatMap((office) => (isAsked(text, office) ? [office.value] : [])))];
}

/** Offices by what people call them, from left to right, each with the function that is meant. */
export function officesIn(text: string): PhraseMatch<string>[] {
  const found: PhraseMatch<string>[] = [];
  for (let start = 0; start < text.length; start++) {
    const office = functionByOffice.matchesAt(text, start).at(-1);
    if (!office) continue;
    found.push(office);
    start = office.end - 1;
  }
  return found;
}

/** Whether the office that stands there is asked to act. */
export function isAsked(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  const before = text.slice(Math.max(0, start - 20), start);
  const after = text.slice(end, end + 16);
  if (isBeside.test(after) || wasAsked.test(before)) return false;
  return asksBefore.test(before) || asksAfter.test(after) || asksWithNext.test(after);
}
