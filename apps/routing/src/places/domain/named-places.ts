/** A name of an estate, a village, a market …, as a text writes it. */
export interface NamedPlace {
  readonly name: string;
  /** What stands before its kind: 阳光 of 阳光花园. */
  readonly stem: string;
  readonly start: number;
  /** Index after its last character. */
  readonly end: number;
}

/** Part of a text that is spoken for already: a name that the catalogue knows. */
interface Span {
  readonly start: number;
  readonly end: number;
}

const estate =
  '小区|社区|花园|家园|嘉园|佳苑|名苑|雅苑|新苑|家苑|华庭|雅居|豪庭|公馆|名邸|国际城|新城|花城|绿洲|家天下|公寓|庄园|家属院|新村';
const institution =
  '(?:批发|农贸|建材|商贸)?市场|商场|步行街|产业园|工业园|科技园|景区|公园|广场|大厦|医院|卫生院|小学|中学|高中|学校|幼儿园|学院|车站|高铁站|火车站';
const wayOrVillage = '大道|大街|路|街|巷|村';
/** 路灯, 村民, 市场监管, 广场舞: a word that only begins as a kind of place does. */
const otherWord =
  '(?<=路)[灯面口边费况障政由线人程过途径肩沿基牌]|(?<=街)[坊头区]|(?<=村)[民干官医霸支长]|(?<=巷)道|(?<=广场)舞|(?<=市场)(?:监[管督]|经济|价|份额|主体)|(?<=医院|学院)长';
const kindOfPlace = new RegExp(`(?:${estate}|${institution}|${wayOrVillage})(?!${otherWord})`, 'g');
const kindAtOnce = new RegExp(`^(?:${estate}|${institution}|${wayOrVillage})`);
const estateAtEnd = new RegExp(`(?:${estate})$`);

/** Words that no name of a place begins before: a name begins after the last of them. */
const outsideNames =
  /人家|好像|不像|例如|比如|听说|同样|姓名|联系人|本人|法人|当事人|户主|反映|投诉|举报|咨询|关于|解决|建议|求助|整治|治理|位于|坐落|地点|地址|附近|对面|隔壁|旁边|业主|居民|村民|住户|商户|家长|学生|员工|先生|女士|老师|医生|书记|主任|校长|村长|老板|经理|师傅|同志|领导|今年|去年|最近|现在|目前|我家|俺家|他家|她家|[在住到从往的是我俺你他她它们了这那哪该某被把给有没不让请就也还很与及至由买卖修走条个像叫姓]/g;
/** After these a person is named, and of whose name the place's begins cannot be told. */
const introduction = /(?:我叫|名叫|姓名是?|联系人是?|我姓|本人|法人|老板叫|举报人|投诉人|反映人|当事人|户主|姓)[:, ]*$/;
const conjunction = /^[和跟同、]/;
/** 排水沟和路: what is joined to something, but for 和谐, 和平 … in a name. */
const joined = /[\u4e00-\u9fff]{2}和(?![谐平美顺睦泰园苑府家祥悦兴])(?!.*和)/;

/** Family names that a longer name may begin with; those that estates like to begin with (金, 万, 康 …) are not among them. */
const surnames = new Set(
  '王李张刘陈杨赵周吴徐孙马朱胡郭何罗郑梁谢宋唐许邓冯韩曹曾彭蒋蔡贾魏薛阎余潘杜戴钟汪任范姚谭廖邹熊陆郝孔崔邱秦侯邵孟董袁于程苏卢丁姜付沈吕',
);
const longestOfPerson = 3;
/** 赵庄户, 李家沟: three characters that begin so are a village where they end so, else a person. */
const endOfVillage = /[庄沟湾岗店集楼寨营屯坡岭河桥坊铺堂洼台堡冲塘坑口门洞窑坝井庙寺城山头户楼园林湖泉道]$/;
const longFamilyName =
  /^(?:欧阳|司马|上官|诸葛|皇甫|尉迟|夏侯|东方[^明之]|慕容|令狐|司徒|端木|公孙)[\u4e00-\u9fff]{1,2}$/;
/** 四十六号, 三栋, 一三八二二. */
const numbered =
  /[〇零一二三四五六七八九十百千两]+[号栋幢楼层室组排队]|[〇零一二三四五六七八九]{3,}|[号栋幢层室]$|单元/;

/** 老旧小区, 农贸市场, 第一中学: said of any of its kind, so it names none. */
const general =
  /^(?:老旧|高档|新建|老|旧|新|大|中|小|整|全|各|本|其他|其它|周边|家属|安置|回迁|拆迁|住宅|居民|商业|生活|农民|工人|同|一|二|两|三|几|多|每|行政|自然|贫困|城中|美丽|示范|空心|农贸|农产品|蔬菜|菜|早|批发|综合|建材|二手车|人才|劳动力|房地产|证券|消费|跳蚤|市场|市|县|区|镇|乡|村|省|中心|职业|技术|民办|公办|私立|公立|寄宿|实验|义务教育|培训|驾驶|第|四|五|六|七|八|九|十|高级|初级|人民|中医|妇幼|保健|骨科|专科|高速|公|铁|马|道|线|电|网|思|出|后|绝|活|套|水路|柏油|水泥|乡村|农村|农|村村通|断头|主干|环城|生产|土|泥|沥青|砂石|人行|盲|步行|美食|小吃|所在|户籍|上|下|里|外|前|门口|门前|东|西|南|北|文化|体育|街道|集体|国有|汽车|客运|长途|火|地|公交|污染|扰|停|十字|丁字|三岔|岔)+$/;
/** Roads that every town has. */
const everyTownsRoad =
  /^(?:人民|解放|建设|中山|新华|和平|胜利|中华|长江|黄河|淮河|文明|光明|交通|工业|健康|青年|团结|振兴|友谊|幸福|迎宾|育才|文昌|中心|[东西南北](?:环|大|关)?)+$/;
const road = /(?:路|街|大道|巷)$/;

const shortest = 2;
const longest = 8;
/** How far before its kind a name is looked for. */
const reach = 12;

/**
 * Names of places in a plain text that the catalogue need not know: 阳光花园, 柳河湾村. Where a name begins is told by what
 * cannot be part of one; what may be a person's name with a place's behind it is passed over.
 *
 * @param known names that stand in the text already, from left to right
 */
export function namedPlaces(text: string, known: readonly Span[]): NamedPlace[] {
  const found: NamedPlace[] = [];
  let last = 0;
  for (const { 0: kind, index } of text.matchAll(kindOfPlace)) {
    const start = beginning(text, index, Math.max(last, endOfKnown(known, index)));
    const end = index + kind.length;
    if (isNameOfPlace(text.slice(start, index), kind) && !introduction.test(text.slice(Math.max(0, start - 8), start)))
      found.push({ name: text.slice(start, end), stem: text.slice(start, index), start, end });
    last = end;
  }
  return found;
}

/** Whether a kind of place begins there. */
export const isBeforeKind = (text: string, at: number): boolean => kindAtOnce.test(text.slice(at, at + longest));

export const isEstate = ({ name }: NamedPlace): boolean => estateAtEnd.test(name);

const endOfKnown = (known: readonly Span[], index: number): number =>
  known.findLast(({ end }) => end <= index)?.end ?? 0;

/** Index at which the name begins that ends in a kind of place. */
function beginning(text: string, kindAt: number, from: number): number {
  const earliest = Math.max(from, kindAt - reach);
  const before = text.slice(earliest, kindAt);
  const stem = /[\u4e00-\u9fff]*$/.exec(before)?.[0] ?? '';
  const [boundary] = [...stem.matchAll(outsideNames)].slice(-1);
  const own = boundary ? stem.slice(boundary.index + boundary[0].length) : stem;
  const name = own.length === stem.length && earliest > 0 ? own.replace(conjunction, '') : own;
  const other = joined.exec(name);
  return kindAt - (other ? name.length - other.index - other[0].length : name.length);
}

function isNameOfPlace(stem: string, kind: string): boolean {
  if (stem.length < shortest || stem.length > longest || general.test(stem) || numbered.test(stem)) return false;
  if (road.test(kind) && everyTownsRoad.test(stem)) return false;
  return !mayNamePerson(stem);
}

function mayNamePerson(stem: string): boolean {
  if (longFamilyName.test(stem)) return true;
  if (!surnames.has(stem.charAt(0)) || stem.length < longestOfPerson) return false;
  return stem.length > longestOfPerson || !(stem.charAt(1) === '家' || endOfVillage.test(stem));
}
