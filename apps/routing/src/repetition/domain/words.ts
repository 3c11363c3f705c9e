const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** A word of a text, or what parts two words: `isWord` is false for punctuation and blanks. */
export interface Segment {
  readonly text: string;
  readonly isWord: boolean;
}

/** Takes a text apart by the dictionary that comes with Node; what it does not know, it leaves in single characters. */
export function* segmentsOf(text: string): Generator<Segment> {
  for (const { segment, isWordLike } of segmenter.segment(text)) yield { text: segment, isWord: isWordLike === true };
}

export function* wordsIn(text: string): Generator<string> {
  for (const { text: word, isWord } of segmentsOf(text)) if (isWord) yield word;
}
