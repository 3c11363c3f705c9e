import { afterFamilyName } from './family-names.ts';
import { endsName } from './terms-of-message.ts';
import type { Vocabulary } from './vocabulary.ts';
import { segmentsOf } from './words.ts';

/** A longer run before the kind of a place holds more than its name. */
const longestName = 4;
/** What ends like this belongs to no person, and a family name in it is the place's; with 路 so is all but a family name alone (司马路). */
const isPublic: ReadonlySet<string> = new Set('街 大道 巷 村 社区 街道 镇 乡 站'.split(' '));
const numerals = '〇零一二三四五六七八九十百千万两几幺壹贰叁肆伍陆柒捌玖拾';
const counted = '号楼栋幢座排层室户组院门弄';
const number = new RegExp(`^(?:\\d+|[${numerals}]{2,}|[${numerals}]+[${counted}]+)$`);
const numeral = new RegExp(`^[${numerals}]$`);
/** 五矿 is a name, 五号 and 五 are none. */
const isNumbered = new RegExp(`[${numerals}](?:[${numerals}${counted}]|$)`);
const han = /^\p{Script=Han}+$/u;
/** Ordinary words by which people are called as well; in the name of a place they say nothing of a person. */
const givenNames: ReadonlySet<string> = new Set(
  '平安 国庆 元旦 中秋 清明 红军 海军 红旗 卫星 解放 荷花 石头 光荣 彩虹 高峰 明明 宝宝'.split(' '),
);

/**
 * What of a subject line may stand in a title, which others read: words that our samples use, and names that end like one of a place or
 * an institution. What may be the name of a person, a number or an address does not; a blank stands for it.
 */
export function speakable(text: string, vocabulary: Vocabulary): string {
  let said = '';
  let unknown: string[] = [];
  const drop = (): void => {
    if (unknown.length > 0) said += ' ';
    unknown = [];
  };
  for (const { segment: word, isWordLike } of segmentsOf(text)) {
    if (endsName.has(word)) {
      if (namesPlace(unknown, word, vocabulary)) said += unknown.join('') + word;
      else said += word.length > 1 ? ` ${word}` : ' ';
      unknown = [];
    } else if (isWordLike && vocabulary.isCommon(word) && !number.test(word) && !givenNames.has(word)) {
      drop();
      said += word;
    } else if (mayBeginName(word, vocabulary)) unknown.push(word);
    else {
      drop();
      said += ' ';
    }
  }
  drop();
  return said;
}

/** What parts words in a sentence (刘志强的, 王小明家) stands in no name; a numeral may. */
function mayBeginName(word: string, vocabulary: Vocabulary): boolean {
  return han.test(word) && !number.test(word) && (numeral.test(word) || !vocabulary.isGrammar(word));
}

/** Whether words name a place or an institution with the ending that follows, and nobody: 翡翠华庭 do, 刘志强 and 三号 do not. */
function namesPlace(words: readonly string[], ending: string, vocabulary: Vocabulary): boolean {
  const name = words.join('');
  if (name.length > longestName || isNumbered.test(name)) return false;
  if (name === '' || isPublic.has(ending)) return true;
  // One character may be what a particle has left of a name: 欧阳小红公司.
  if (name.length === 1) return isLanguage(name + ending.charAt(0), vocabulary);
  return !words.some((_, at) => mayBeginPerson(words, at) && mayBePerson(words.slice(at).join(''), ending, vocabulary));
}

/** Within a run a person's name begins behind a word, with a character that the dictionary leaves alone: 淮滨|王|强, but not 锦绣|江南. */
const mayBeginPerson = (words: readonly string[], at: number): boolean =>
  at === 0 || ((words[at - 1] ?? '').length > 1 && words[at]?.length === 1);

function mayBePerson(name: string, ending: string, vocabulary: Vocabulary): boolean {
  const given = afterFamilyName(name);
  if (given === undefined || isLanguage(name + ending.charAt(0), vocabulary)) return false;
  if (given === '') return true;
  return ending !== '路' && !vocabulary.knows(name);
}

/** What our samples say all through: 文峰路. */
function isLanguage(text: string, vocabulary: Vocabulary): boolean {
  return Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2)).every((pair) =>
    vocabulary.says(pair),
  );
}
