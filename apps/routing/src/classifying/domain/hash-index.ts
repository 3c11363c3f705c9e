/** Where no number is. */
const none = -1;

/** Numbers given to 32-bit hashes in the order in which they first come: a map of numbers without an object an entry. */
export class HashIndex {
  private keys: Uint32Array;
  private places: Int32Array;
  private count = 0;

  constructor(expected = 1024) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2)));
    this.keys = new Uint32Array(slots);
    this.places = new Int32Array(slots).fill(none);
  }

  get size(): number {
    return this.count;
  }

  /** The number of a hash, or -1. */
  find(hash: number): number {
    return this.places[this.slotOf(hash)] ?? none;
  }

  /** The number of a hash, which gets the next one where it has none. */
  findOrAdd(hash: number): number {
    let slot = this.slotOf(hash);
    const present = this.places[slot] ?? none;
    if (present !== none) return present;
    if (2 * (this.count + 1) > this.keys.length) {
      this.grow();
      slot = this.slotOf(hash);
    }
    this.keys[slot] = hash;
    this.places[slot] = this.count;
    return this.count++;
  }

  /** All hashes, by their numbers. */
  hashes(): Uint32Array {
    const hashes = new Uint32Array(this.count);
    this.places.forEach((place, slot) => {
      if (place !== none) hashes[place] = this.keys[slot] ?? 0;
    });
    return hashes;
  }

  /** Where a hash stands, or the free slot where it would. */
  private slotOf(hash: number): number {
    const mask = this.keys.length - 1;
    let slot = (hash ^ (hash >>> 16)) & mask;
    while (this.places[slot] !== none && this.keys[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const hashes = this.hashes();
    this.keys = new Uint32Array(this.keys.length * 2);
    this.places = new Int32Array(this.keys.length).fill(none);
    hashes.forEach((hash, place) => {
      const slot = this.slotOf(hash);
      this.keys[slot] = hash;
      this.places[slot] = place;
    });
  }
}
