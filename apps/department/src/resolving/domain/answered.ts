import type { Demand, Wanted } from './demands.ts';
import { finding, type Finding } from './finding.ts';
import { charactersIn, hanCount, termsIn } from './text.ts';

/** A reply that takes up such a share of what a demand is about speaks of it, in however other words. */
const leastTerms = 0.08;
const leastCharacters = 0.5;
/** Who explains himself at such length, Han characters, finds words of his own; then what seems left out often is not. */
const longReply = 200;
const leastCharactersAtLength = 0.35;
/** Demands that a long reply must leave before it is doubtful, and their share of all. */
const fewestLeft = 2;
const leastShareLeft = 0.5;
/** A reply that takes up this share of the subject is about it. */
const leastOfSubject = 0.3;

/** What tells a time: a date, a season, a span; that it is done; or that nobody can say. */
const tellsTime =
  /\d\s*(年|月|日|号|天|个?工作日|小时|周|:\d)|[一二三四五六七八九十两]+(个月|天|个工作日|周|年)|年底|年内|月底|月初|季度|上半年|下半年|本周|下周|下个?月|明年|今年|春节|[前后]完成|已(经)?[^,。;]{0,14}(完成|完工|完毕|开通|恢复|修复|修好|发放|支付|到账|通车|拆除|清理|解决|投入|启动|开工|办结|安装|更换)|(暂|尚)(无|未|不)|未(列入|纳入)|没有(计划|安排)|无法确定|不能确定|待定/u;
const tellsAmount =
  /\d|[一二三四五六七八九十百千万两]+(元|块|倍|成|%)|免费|不收费|不收取|零费用|标准|(暂|尚)(无|未|不)/u;

const tells: Readonly<Record<Wanted, RegExp | undefined>> = { time: tellsTime, amount: tellsAmount, word: undefined };
const lacking: Readonly<Record<Wanted, string>> = {
  word: '来信中的这一诉求未见回应',
  time: '来信问到时间，答复未说明时间',
  amount: '来信问到数额或标准，答复未说明数额或标准',
};

/** The demands that a reply leaves without an answer. */
export function unanswered(subject: string, demands: readonly Demand[], reply: string): Finding[] {
  const isLong = hanCount(reply) > longReply;
  const told = toldIn(reply, isLong);
  const isOnSubject = shareOf(termsIn(subject), told.terms) >= leastOfSubject;
  const left = demands.filter((demand) => !isSpokenOf(demand, told, isOnSubject));
  const isLeftOut = !isLong || (left.length >= fewestLeft && left.length >= demands.length * leastShareLeft);
  const lacks = demands.filter((demand) => !left.includes(demand) && tells[demand.wants]?.test(reply) === false);
  return [
    ...left.map(({ words }) => finding('unanswered', lacking.word, words, isLeftOut ? 'doubt' : 'hint')),
    ...lacks.map(({ words, wants }) => finding('unanswered', lacking[wants], words)),
  ];
}

function toldIn(reply: string, isLong: boolean) {
  const leastShared = isLong ? leastCharactersAtLength : leastCharacters;
  return { terms: termsIn(reply), characters: charactersIn(reply), leastShared };
}

/** A time or an amount is found by its form, so the subject is enough. */
function isSpokenOf({ words, wants, terms }: Demand, told: ReturnType<typeof toldIn>, isOnSubject: boolean): boolean {
  if (wants !== 'word' && isOnSubject) return true;
  if (shareOf(terms, told.terms) >= leastTerms) return true;
  return shareOf(charactersIn(words), told.characters) >= told.leastShared;
}

/** How much of the first is also in the second, 0 to 1. */
function shareOf(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return some.size === 0 ? 0 : [...some].filter((one) => others.has(one)).length / some.size;
}
