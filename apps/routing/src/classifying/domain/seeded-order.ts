/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Puts items into an order that looks random, in place. */
export function shuffle(items: Uint32Array, random: () => number): Uint32Array {
  for (let left = items.length - 1; left > 0; left--) {
    const other = Math.floor(random() * (left + 1));
    [items[left], items[other]] = [items[other] ?? 0, items[left] ?? 0];
  }
  return items;
}
