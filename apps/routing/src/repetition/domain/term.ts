/**
 * What a message speaks of, as numbers: a term is a piece of a name ("滨河苑") or a word for a matter ("捆绑"), hashed to
 * 32 bits so that nothing kept of a message can be read. The lowest bit tells the two apart.
 */
export type Term = number;

/** FNV-1a over UTF-16 code units. */
export function termOf(text: string, isName: boolean): Term {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (isName ? hash | 1 : hash & ~1) >>> 0;
}

export const isNamePiece = (term: Term): boolean => (term & 1) === 1;
