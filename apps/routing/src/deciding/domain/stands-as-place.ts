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

/** A beginning, a mark, or a word after which a place is named. */
const openings = new Set('在到去回来是从至住于家俺咱们我嫁和跟与往经过距离给比由归叫属为称映议谢年月日天县市区省镇乡');
const isMark = /[^\u4e00-\u9fff]/;

const isOpening = (character: string): boolean => character === '' || isMark.test(character) || openings.has(character);

/** What makes an ordinary word, a road or an institution of it. */
const continuesWord =
  /^(?:路|街(?![上道])|大道|大街|巷|桥|广场|小区|花园|公寓|酒店|大厦|国际|书店|主义|权|军|前|后来|台|光|黄|化|的话|心|置|装)/;

const locality =
  /^(?:街[上道]?|集上?|老街|[东西南北]头|村|[这那](?:边|儿|里|块|条|片|座)|人|卫生院|中学|小学|派出所|到|[,.!?;]|$)/;
