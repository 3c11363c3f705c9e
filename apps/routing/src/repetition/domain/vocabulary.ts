import { kindsOfPlace } from './ordinary-words.ts';
import { termOf } from './term.ts';
import { wordsIn } from './words.ts';

/** A character that stands alone in more than this share of texts is grammar ("的", "了"), never part of a name. */
const shareOfGrammar = 0.02;

const counters = 2 ** 21;
/** What so many of our samples say is language and no name. */
const textsOfLanguage = 3;

/**
 * The words that our own sample messages use. What they say is language; what they never say, such as 翡翠华庭, is likely to be
 * a name. It grows with the samples and needs no list of names.
 */
export class Vocabulary {
  private readonly textsWith = new Map<string, number>();
  private readonly textsWithPiece = new Uint8Array(counters);
  /** 1 for each character, by its code, that is grammar. */
  private readonly grammar = new Uint8Array(0x10000);

  /** @param texts in plain form */
  constructor(texts: Iterable<string>) {
    let count = 0;
    for (const text of texts) {
      count += 1;
      for (const word of new Set(wordsIn(text))) this.textsWith.set(word, (this.textsWith.get(word) ?? 0) + 1);
      for (const piece of piecesOf(text)) this.count(piece);
    }
    for (const [word, textsWith] of this.textsWith)
      if (word.length === 1 && textsWith > count * shareOfGrammar) this.grammar[word.charCodeAt(0)] = 1;
    for (const kind of kindsOfPlace) for (const piece of piecesOf(kind)) this.count(piece, textsOfLanguage);
  }

  knows(word: string): boolean {
    return this.textsWith.has(word);
  }

  /** Whether a word of several characters stands in several of our samples, so that it is nobody's name. */
  isCommon(word: string): boolean {
    return word.length > 1 && (this.textsWith.get(word) ?? 0) >= textsOfLanguage;
  }

  /** Whether a piece of a text is ordinary language: several of our samples have it, as a word or across words. */
  says(piece: string): boolean {
    return (this.textsWithPiece[counterOf(withoutNumbers(piece))] ?? 0) >= textsOfLanguage;
  }

  /** Whether a single character is a word of grammar. */
  isGrammar(character: string): boolean {
    return this.grammar[character.charCodeAt(0)] === 1;
  }

  private count(piece: string, texts = 1): void {
    const at = counterOf(piece);
    this.textsWithPiece[at] = Math.min(255, (this.textsWithPiece[at] ?? 0) + texts);
  }
}

const counterOf = (piece: string): number => (termOf(piece, false) >>> 1) % counters;

/** Numbers of the same length are the same piece. */
const withoutNumbers = (text: string): string => text.replace(/\d/g, '0');

/** Each run of two or three characters, once. */
function piecesOf(written: string): Set<string> {
  const text = withoutNumbers(written);
  const pieces = new Set<string>();
  for (const length of [2, 3])
    for (let start = 0; start + length <= text.length; start++) pieces.add(text.slice(start, start + length));
  return pieces;
}
