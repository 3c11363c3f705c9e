/** Which runs of characters of a text are its features. */
export interface View {
  /** Longest run, in UTF-16 code units; the shortest is one. */
  readonly longest: number;
  /** A run that fewer texts hold is no feature. */
  readonly leastTexts: number;
}

/** Of a longer text the rest says nothing new. */
const longestText = 20_000;

/**
 * Hashes (32 bits) of all runs of 1 to `longest` characters, one for each time a run occurs. The same run has another
 * hash in another view. Two runs in a million share theirs.
 */
export function forEachNGram(text: string, view: number, longest: number, see: (hash: number) => void): void {
  const end = Math.min(text.length, longestText);
  const seed = Math.imul(view + 1, 0x9e3779b1);
  for (let start = 0; start < end; start++) {
    let hash = seed;
    const last = Math.min(end, start + longest);
    for (let at = start; at < last; at++) {
      hash = Math.imul(hash ^ text.charCodeAt(at), 0x85ebca6b);
      hash ^= hash >>> 13;
      see(hash >>> 0);
    }
  }
}
