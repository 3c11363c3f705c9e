import { finding, type Finding } from './finding.ts';
import { clausesIn, hanCount, sentencesIn, termsIn } from './text.ts';

/** Courtesy and promises, whatever stands around them in their part of a sentence. */
const empty =
  /感谢|谢谢|您好|你好|收悉|祝您|祝你|特此|回复如下|答复如下|高度重视|正在(处理|办理|核实|调查|研究|协调)|(将|会|已)[^,，。]{0,8}(尽快|认真|积极|进一步|继续)[^,，。]{0,12}(处理|研究|核实|核查|落实|协调|办理|解决|跟进|整改|推进|反映|反馈|采纳|考虑)|已(经)?(转|转交|转至|转给|转办|交由|交办|批转|责成|安排|受理|登记|记录|反馈)|(转|交)(相关|有关|由)|请(您|你)?(耐心等待|理解|谅解|放心|继续关注)|支持(和|与)(理解|监督)|关心(和|与|、)支持|理解(和|与|、)支持|意见建议|宝贵意见/u;
/** A deed that is done, a day, an amount, a rule, or a plain yes or no. */
const concrete =
  /已[^,，。]{0,16}(完成|完工|完毕|发放|支付|付清|结清|到账|退还|退回|修复|修好|修剪|拆除|清理|清运|清除|恢复|安装|更换|维修|整改到位|处罚|立案|查封|关停|取缔|开通|办结|办好|办理完)|经(核实|查|调查|现场)[^。]{6,}|\d\s*(元|万|年|月|日|米|公里|户|%|亩|平方)|《[^《》]+》|根据|依据|按照|(是|不)可以|可以(领|享受|提取|报销|继续)|尚未(出台|列入|纳入)|暂(无|未|不)|没有[^,。]{0,6}(规定|政策|计划|安排)/u;

const fewestCharacters = 8;
const fewestTerms = 5;

/** A reply in which there is nothing to read. */
export function emptyWords(asked: string, reply: string): Finding[] {
  if (hanCount(reply) < fewestCharacters) return [finding('too-short', '答复过短，看不出办理了什么、结果如何', reply)];
  if (!saysNothing(asked, reply)) return [];
  return [finding('says-nothing', '答复只有礼貌用语或表态，未说明办理情况和结果', reply)];
}

/** Whether nothing is left when courtesy, promises and the citizen's own words are taken from a text. */
export function saysNothing(asked: string, text: string): boolean {
  if (concrete.test(withoutDateLine(text))) return false;
  const known = termsIn(asked);
  const clauses = sentencesIn(text).flatMap(clausesIn);
  const left = clauses.filter((clause) => !empty.test(clause)).join('。');
  return [...termsIn(left)].filter((term) => !known.has(term)).length < fewestTerms;
}

/** The day on which a reply was written, and the day of a message that it answers, say nothing of what was done. */
function withoutDateLine(reply: string): string {
  return reply
    .normalize('NFKC')
    .replace(/\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*$/u, '')
    .replace(/(您|你)于[^,，。]{0,20}日[^,，。]{0,12}(反映|留言|来信|咨询)/u, '');
}
