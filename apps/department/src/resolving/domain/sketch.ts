/**
 * MinHash (Broder 1997): of two texts the share of places in which their sketches agree estimates the share of their
 * triples of characters that they have in common (Jaccard), within about 0.06 for this size.
 */
const places = 64;
const none = 0xffff;

/** What is kept of a text: 128 bytes, of which nobody can read it again. */
export type Sketch = Uint16Array;

/** @param without a text whose triples do not count: what a reply repeats of its message is no template */
export function sketchOf(text: string, without = ''): Sketch {
  const sketch = new Uint32Array(places).fill(0xffffffff);
  const known = triplesIn(without);
  for (const triple of triplesIn(text)) {
    if (known.has(triple)) continue;
    const hash = hashOf(triple);
    for (let place = 0; place < places; place++) {
      const value = mixed(hash, place);
      if (value < (sketch[place] ?? 0)) sketch[place] = value;
    }
  }
  return Uint16Array.from(sketch, (value) => value & none);
}

/** The share of their triples that two texts have in common, 0 to 1, as far as their sketches say. */
export function likeness(one: Sketch, other: Sketch): number {
  let same = 0;
  for (let place = 0; place < places; place++) if (one[place] === other[place]) same += 1;
  return same / places;
}

/** Digits, signs and blanks differ from one copy of a template to the next. */
function triplesIn(text: string): Set<string> {
  const characters = Array.from(text.normalize('NFKC').replaceAll(/[^\p{Script=Han}]/gu, ''));
  const triples = new Set<string>();
  for (let index = 2; index < characters.length; index++) triples.add(characters.slice(index - 2, index + 1).join(''));
  return triples;
}

/** FNV-1a over the UTF-16 units. */
function hashOf(triple: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < triple.length; index++) hash = Math.imul(hash ^ triple.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** The finaliser of MurmurHash3, started elsewhere for each place. */
function mixed(hash: number, place: number): number {
  let value = hash ^ Math.imul(place + 1, 0x9e3779b1);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
