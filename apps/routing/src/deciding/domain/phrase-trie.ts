export interface PhraseMatch<T> {
  readonly start: number;
  /** Index after its last character. */
  readonly end: number;
  readonly value: T;
}

/** Shared, because it is the answer for most characters of most texts. */
const none: readonly never[] = [];

/**
 * Finds the phrases of a fixed set in a text, all in one pass: a trie over UTF-16 code units whose first step is a
 * table look-up, so that a character that begins no phrase costs next to nothing.
 */
export class PhraseTrie<T> {
  private readonly roots = new Uint32Array(0x10000);
  private readonly children: Map<number, number>[] = [new Map<number, number>()];
  private readonly values: (T | undefined)[] = [undefined];

  /** Puts a value under a phrase; `merge` says what becomes of one that is there already. */
  set(phrase: string, merge: (present: T | undefined) => T): void {
    if (phrase === '') return;
    let node = (this.roots[phrase.charCodeAt(0)] ||= this.newNode());
    for (let index = 1; index < phrase.length; index++) node = this.childOf(node, phrase.charCodeAt(index));
    this.values[node] = merge(this.values[node]);
  }

  get(phrase: string): T | undefined {
    return this.matchesAt(phrase, 0).find((match) => match.end === phrase.length)?.value;
  }

  /** Every phrase that begins at an index, shortest first. */
  matchesAt(text: string, start: number): readonly PhraseMatch<T>[] {
    let node = this.roots[text.charCodeAt(start)] ?? 0;
    if (node === 0) return none;
    const found: PhraseMatch<T>[] = [];
    for (let end = start + 1; node !== 0; end++) {
      const value = this.values[node];
      if (value !== undefined) found.push({ start, end, value });
      node = end < text.length ? (this.children[node]?.get(text.charCodeAt(end)) ?? 0) : 0;
    }
    return found;
  }

  private childOf(node: number, code: number): number {
    const children = this.children[node];
    const present = children?.get(code);
    if (present !== undefined) return present;
    const child = this.newNode();
    children?.set(code, child);
    return child;
  }

  private newNode(): number {
    this.values.push(undefined);
    return this.children.push(new Map()) - 1;
  }
}
