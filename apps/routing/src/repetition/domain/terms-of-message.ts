import { plainText } from '#domain';
import { formulas } from './ordinary-words.ts';
import { type Term, termOf } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';
import { segmentsOf } from './words.ts';

/** How often each term is said; the subject line counts for more, because it says what it is about. */
export type TermCounts = ReadonlyMap<Term, number>;

/** Mentions in the body that one mention in the subject is worth. */
const worthOfSubject = 5;
/** Characters of the body that are read: what it is about stands at the beginning, further on stand laws and feelings. */
const bodyRead = 300;

/** What a name ends in; with one of these, ordinary words before it are a name too ("经济学院", "魅力之城"). */
export const endsName: ReadonlySet<string> = new Set(
  `路 街 道 大道 巷 村 社区 小区 学院 大学 中学 小学 学校 医院 公司 有限公司 集团 大厦 广场 花园 家园 公园 市场 幼儿园 城 苑 园 湖 河 桥 站 镇 乡 街道 项目 楼盘 新城 国际 公馆 府`.split(
    /\s+/,
  ),
);
/** Endings that say nothing of what it is about. */
const saysNothing: ReadonlySet<string> = new Set(
  '小区 社区 公司 有限公司 项目 楼盘 路 街 道 巷 村 镇 乡 城 街道'.split(' '),
);
/** A letter with digits stands for a place whose name was taken out. */
const placeholder = /^[a-z]\d*$/;
/** A number may begin a name or stand in one: 58同城, 五矿. */
const digits = /^\d+$/;
const numeral = /^[一二三四五六七八九十百千万]$/;
const ascii = /^\p{ASCII}+$/u;
const han = /^\p{Script=Han}$/u;

/** The terms of a message; the same text gives the same terms, in whatever script and width it is written. */
export function termsOf(message: { subject: string; body: string }, vocabulary: Vocabulary): TermCounts {
  const counts = new Map<Term, number>();
  collect(plainText(message.subject), worthOfSubject, vocabulary, counts);
  collect(plainText(message.body.slice(0, bodyRead)), 1, vocabulary, counts);
  return counts;
}

function collect(text: string, worth: number, vocabulary: Vocabulary, counts: Map<Term, number>): void {
  let unknown: string[] = [];
  let before = '';
  const add = (piece: string, isName: boolean): void => {
    if (formulas.has(piece)) return;
    const term = termOf(piece, isName);
    counts.set(term, (counts.get(term) ?? 0) + worth);
  };
  const addName = (name: string): void => {
    let isLanguage = true;
    for (const length of [2, 3])
      for (let start = 0; start + length <= name.length; start++) {
        const piece = name.slice(start, start + length);
        if (vocabulary.says(piece)) continue;
        isLanguage = false;
        add(piece, true);
      }
    if (isLanguage) add(name, false);
  };
  const closeName = (ending = ''): void => {
    const name = withoutEndOf(before, unknown.join(''), vocabulary);
    if (ending !== '' && name.length > 1) addName(saysNothing.has(ending) ? name : name + ending);
    else if (ending !== '' && (name !== '' || (before.length > 1 && !endsName.has(before))))
      addName((name || before) + ending);
    else if (unknown.length > 1 && name.length > 1) addName(name);
    else if (name.length > 1) add(name, false);
    unknown = [];
  };
  const pause = (): void => {
    closeName();
    before = '';
  };
  for (const { segment: word, isWordLike } of segmentsOf(text)) {
    if (!isWordLike) {
      if (word !== '·') pause();
    } else if (placeholder.test(word)) pause();
    else if (endsName.has(word)) {
      closeName(word);
      if (!saysNothing.has(word)) add(word, false);
      before = word;
    } else if (han.test(word)) {
      if (vocabulary.isGrammar(word) && !numeral.test(word)) pause();
      else unknown.push(word);
    } else if (digits.test(word)) {
      pause();
      unknown.push(word);
    } else if (ascii.test(word) || vocabulary.knows(word) || formulas.has(word)) {
      closeName();
      add(word, false);
      before = word;
    } else unknown.push(word);
  }
  closeName();
}

/** What is left of unknown characters when those that end the word before them are taken off: 麻将|馆. */
function withoutEndOf(before: string, characters: string, vocabulary: Vocabulary): string {
  let taken = 0;
  while (
    taken < characters.length &&
    before.length > 1 &&
    vocabulary.says((before + characters.slice(0, taken + 1)).slice(-3))
  )
    taken += 1;
  return characters.slice(taken);
}
