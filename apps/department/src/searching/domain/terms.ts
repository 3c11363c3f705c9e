import { plainText } from '#domain';

/** Chinese is written without blanks: of a run of Han characters every pair is a term; a word of letters or digits is one as it stands. Parts of characters (⺀) are symbols. */
const runs = /[\p{Script=Han}&&[\p{L}\p{N}]]+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv;
const isHan = /^\p{Script=Han}/u;

/** In characters; of a longer word its beginning is the term. PostgreSQL keeps 2047 bytes of one and says nothing of the rest. */
const longestWord = 200;

/** What a text is found by, each term once. Texts are folded first, so that 項城 finds 项城 and Ａ座 finds a座. */
export function termsOf(text: string): string[] {
  const found = plainText(text).match(runs) ?? [];
  return [...new Set(found.flatMap((run) => (isHan.test(run) ? pairsOf(run) : [beginningOf(run)])))];
}

/** What somebody looks for. All of it must occur, what blanks part in any place; a Han character that stands alone says too little to be looked for. */
export function termsWanted(text: string): string[] {
  const terms = new Set(text.split(/\s+/).flatMap(termsOf));
  return [...terms].filter((term) => !isHan.test(term) || Array.from(term).length > 1);
}

function beginningOf(word: string): string {
  return word.length > longestWord ? Array.from(word).slice(0, longestWord).join('') : word;
}

/** The character itself where there is only one. */
function pairsOf(run: string): string[] {
  const characters = Array.from(run);
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
