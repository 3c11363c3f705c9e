/** A piece of a letter: plain text, laid out later for text and for HTML. */
export type Passage =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly heading: string; readonly items: readonly string[] }
  | { readonly kind: 'quotation'; readonly heading: string; readonly text: string };

export const paragraph = (text: string): Passage => ({ kind: 'paragraph', text });

/** Left out of the letter when it has no items. */
export const list = (heading: string, items: readonly string[]): Passage => ({ kind: 'list', heading, items });

/** Somebody's own words, lines kept. */
export const quotation = (heading: string, text: string): Passage => ({ kind: 'quotation', heading, text });
