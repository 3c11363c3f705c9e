import { HashIndex } from '../../classifying/domain/hash-index.ts';

export interface PhraseMatch<T> {
  readonly start: number;
  /** Index after its last character. */
  readonly end: number;
  readonly value: T;
}

/** Shared, because it is the answer for most characters of most texts. */
const none: readonly never[] = [];

const bitsOfLetter = 13;
const mostLetters = 2 ** bitsOfLetter - 1;
const mostNodes = 2 ** (32 - bitsOfLetter);

/**
 * Finds the phrases of a fixed set in a text, all in one pass. A trie whose steps lie side by side in one table of numbers, found by node
 * and letter together: what it costs to read a text is memory, and most characters lead out of the trie with one look at most. Letters
 * are the UTF-16 code units that stand in any phrase.
 */
export class PhraseTrie<T> {
  /** The number of each code unit as a letter; 0 for one that stands in no phrase. */
  private readonly letters = new Uint16Array(0x10000);
  private letterCount = 0;
  /** The node after each step, counted from 1; the root is 0. */
  private readonly steps = new HashIndex();
  /** The node after a first letter, which is where nearly every look ends. */
  private readonly roots = new Uint32Array(0x10000);
  private readonly values: (T | undefined)[] = [];

  /** Puts a value under a phrase; `merge` says what becomes of one that is there already. */
  set(phrase: string, merge: (present: T | undefined) => T): void {
    if (phrase === '') return;
    let node = 0;
    for (let index = 0; index < phrase.length; index++) {
      node = 1 + this.steps.findOrAdd(stepKey(node, this.letterOf(phrase.charCodeAt(index))));
      if (index === 0) this.roots[phrase.charCodeAt(0)] = node;
    }
    if (node >= mostNodes) throw new Error('Phrases have too many beginnings for one trie.');
    this.values[node] = merge(this.values[node]);
  }

  get(phrase: string): T | undefined {
    return this.matchesAt(phrase, 0).find((match) => match.end === phrase.length)?.value;
  }

  /** Every phrase that begins at an index, shortest first. */
  matchesAt(text: string, start: number): readonly PhraseMatch<T>[] {
    let node = this.roots[text.charCodeAt(start)] ?? 0;
    let found: PhraseMatch<T>[] | undefined;
    for (let end = start + 1; node !== 0; end++) {
      const value = this.values[node];
      if (value !== undefined) (found ??= []).push({ start, end, value });
      const letter = end < text.length ? (this.letters[text.charCodeAt(end)] ?? 0) : 0;
      node = letter === 0 ? 0 : 1 + this.steps.find(stepKey(node, letter));
    }
    return found ?? none;
  }

  private letterOf(code: number): number {
    const present = this.letters[code] ?? 0;
    if (present !== 0) return present;
    if (this.letterCount === mostLetters) throw new Error('Phrases have too many different letters for one trie.');
    return (this.letters[code] = ++this.letterCount);
  }
}

/** Another for each node and letter (to multiply by an odd number loses nothing), and spread over the whole range. */
const stepKey = (node: number, letter: number): number => Math.imul((node << bitsOfLetter) | letter, 0x9e3779b1) >>> 0;
