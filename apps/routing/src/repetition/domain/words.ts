const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * Takes a text apart into words and what parts them, by the dictionary that comes with Node; what it does not know, it leaves in single
 * characters.
 */
export const segmentsOf = (text: string): Iterable<Intl.SegmentData> => segmenter.segment(text);

export function* wordsIn(text: string): Generator<string> {
  for (const { segment, isWordLike } of segmentsOf(text)) if (isWordLike) yield segment;
}
