/** The pieces of Chinese text that the check of a reply works with. */

/** Sentences and numbered items; of what ends them only a question mark stays. A number with a point in it is no end. */
export function sentencesIn(text: string): string[] {
  return text
    .normalize('NFKC')
    .split(
      /[。!;\n]+|(?<=\?)\??|…+|(?=[(（]?(?:[一二三四五六七八九十]|\d{1,2})[、)）](?!\d))|(?=\d{1,2}\.(?!\d))|(?=第[一二三四五][,、是])/u,
    )
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{Script=Han}|[a-z\d]/iu.test(sentence));
}

/** The parts of a sentence between its commas. */
export function clausesIn(sentence: string): string[] {
  return sentence.split(/[,，:：]+/u).filter((clause) => clause.trim() !== '');
}

export function hanCount(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0;
}

/** Characters of which a pair says what nothing is about. */
const particles = new Set('的了是在和与及就都也还又很太没不我你您他她它们这那哪么吗呢吧啊呀把被给让从其而但或所因');

/** What says how something is said, not what it is about. */
const idleWords = new RegExp(
  [
    '请问|恳请|请求|请|希望|盼望|渴望|要求|建议|强烈|呼吁|期待|能不能|能否|可否|是否|是不是|可不可以|可以|有没有',
    '什么时候|什么时间|何时|几时|多久|多长时间|什么|为什么|为何|怎么|怎样|如何|多少|哪里|哪个|谁',
    '各位|领导|书记|市长|县长|省长|区长|局长|主任|有关|相关|部门|单位|政府|上级|职能|网友|同志|先生|女士|群众|百姓|老百姓|居民|市民',
    '尽快|尽早|早日|及时|马上|立即|帮忙|帮助|解决|处理|答复|回复|反馈|关注|重视|核实|调查|核查|问题|情况|事情|事项|反映|投诉|咨询|举报|诉求|留言|来信',
    '主持公道|做主|作主|体谅|明确|查处|严肃|督促|视察|合理|给予|权威|详细|解答|人民|造福|为民|着想|舒适|安静|生活|公平|公正|弱势|合法|权益|正当|维护|保障|实事|广大|负责|办法|措施|落实|妥善|认真|加以|务必|管一管|管管|有效|制止|非法|看到|意见|实地|一个|抽空|百忙',
    '谢谢|感谢|您好|你好|我们|你们|他们|大家|自己|现在|目前|一直|已经|还是|就是|但是|因为|所以|如果|这样|那样|这个|那个|一下|一个',
  ].join('|'),
  'gu',
);

/** The characters of which something is said; more lenient than {@link termsIn}, as 自来水 and 通水 share one. */
export function charactersIn(text: string): Set<string> {
  const plain = text.normalize('NFKC').replace(idleWords, '');
  return new Set((plain.match(/\p{Script=Han}/gu) ?? []).filter((character) => !particles.has(character)));
}

/**
 * What a text is about: pairs of Han characters and whole numbers or Latin words, without those that are in any text.
 * No dictionary, so a place or a product that nobody has heard of counts like any other word.
 */
export function termsIn(text: string): Set<string> {
  const plain = text.normalize('NFKC').toLowerCase().replace(idleWords, ' ');
  const terms = new Set<string>();
  for (const [run] of plain.matchAll(/\p{Script=Han}+/gu)) {
    const characters = Array.from(run);
    for (let index = 1; index < characters.length; index++) {
      const [first = '', second = ''] = characters.slice(index - 1, index + 1);
      if (!particles.has(first) && !particles.has(second)) terms.add(first + second);
    }
  }
  for (const [word] of plain.matchAll(/[a-z]{2,}|\d+/gu)) terms.add(word);
  return terms;
}
