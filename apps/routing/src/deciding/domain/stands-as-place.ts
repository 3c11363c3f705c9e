/**
 * Whether a name that is also an ordinary word, or part of one, stands where a place stands: 在民权 and 民权的领导, but not 维护民权;
 * 原阳这边, but not 高原阳光. By the one character before it and what follows.
 * @param isBesideAnother it follows another name of a place
 */
export function standsAsPlace(text: string, start: number, end: number, isBesideAnother = false): boolean {
  return (isBesideAnother || isOpening(text.charAt(start - 1))) && !continuesWord.test(text.slice(end, end + 3));
}

/** Whether what follows shows that people speak of a town or a village: 拐河街上, 明港那边, 葛岗卫生院. */
export const standsLocally = (text: string, end: number): boolean => locality.test(text.slice(end, end + 3));

/** Whether a country is where something is, not what goods, dishes and shops are called by: 韩国料理, 非洲猪瘟, 巴黎春天. */
export const standsAsPlaceAbroad = (text: string, start: number, end: number, isBesideAnother = false): boolean =>
  standsAsPlace(text, start, end, isBesideAnother) && !namesGoods.test(text.slice(end, end + 4));

const namesGoods =
  /^的?(?:料理|寿司|火锅|烤|菜|餐厅?吧?|牛|猪|鸡|鱼|虾|蟹|羊|鼠|虫|白蛾|梧桐|水果|榴莲|红酒|进口|原装|产|货|车|品牌|牌|化妆|药|奶|小吃|手抓|肠|卤|美食|风[情格味]|春天|假日|城|柱|婚纱|公馆|语|文|字|话|人|籍|留学|移民|队|电影|剧|歌|游|旅|签证|护照|代购|豆腐|面|米|酒|表|包(?!工)|瓷砖|家具|设备|机[器床]|技术|标准)/;

/** A beginning, a mark, or a word after which a place is named. */
const openings = new Set('在到去回来是从至住于家俺咱们我嫁和跟与往经过距离给比由归叫属为称映议谢年月日天县市区省镇乡');
const isMark = /[^\u4e00-\u9fff]/;

const isOpening = (character: string): boolean => character === '' || isMark.test(character) || openings.has(character);

/** What makes an ordinary word, a road or an institution of it. */
const continuesWord =
  /^(?:路(?![灯面])|街(?![上道])|大道|大街|巷|桥|广场|小区|花园|公寓|酒店|大厦|国际|书店|主义|权|军|前|后来|台|光|黄|化|的话|心|置|装)/;

const locality =
  /^(?:街[上道]?|集上?|老街|[东西南北]头|村|[这那](?:边|儿|里|块|条|片|座)|人|卫生院|中学|小学|派出所|到|[,.!?;]|$)/;
