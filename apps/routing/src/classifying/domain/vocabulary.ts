import { HashIndex } from './hash-index.ts';
import { forEachNGram, type View } from './n-grams.ts';
import type { SparseVector } from './sparse-rows.ts';

/** What each view of a vocabulary reads of a text. */
export type Views = readonly string[];

/** By the number of the feature. */
interface Features {
  readonly hashes: Uint32Array;
  /** How telling each one is: the rarer, the more. */
  readonly rarity: Float32Array;
  readonly viewOf: Uint8Array;
}

/**
 * Which features texts have. A text becomes weights (1 + ln of how often a feature stands in it, times its rarity), each view of it
 * of length one, and one last feature that all texts have.
 */
export class Vocabulary {
  private readonly views: readonly View[];
  private readonly known: Features;
  private readonly index: HashIndex;
  /** How often each feature stands in the text at hand; zero between texts. */
  private readonly counts: Uint16Array;
  /** Features of the text at hand, in the order in which they come. */
  private readonly present: Uint32Array;

  constructor(views: readonly View[], known: Features) {
    this.views = views;
    this.known = known;
    this.index = new HashIndex(known.hashes.length);
    for (const hash of known.hashes) this.index.findOrAdd(hash);
    this.counts = new Uint16Array(known.hashes.length);
    this.present = new Uint32Array(known.hashes.length + 1);
  }

  /** Number of features with the one that all texts have, which is the last. */
  get size(): number {
    return this.index.size + 1;
  }

  vectorOf(texts: Views): SparseVector {
    const count = this.countFeatures(texts);
    const { rarity, viewOf } = this.known;
    const features = this.present.slice(0, count + 1);
    const values = new Float32Array(count + 1);
    const squares = new Float64Array(this.views.length);
    for (let entry = 0; entry < count; entry++) {
      const feature = features[entry] ?? 0;
      const view = viewOf[feature] ?? 0;
      const value = (1 + Math.log(this.counts[feature] ?? 1)) * (rarity[feature] ?? 0);
      this.counts[feature] = 0;
      values[entry] = value;
      squares[view] = (squares[view] ?? 0) + value * value;
    }
    const scale = squares.map((sum) => 1 / Math.sqrt(sum));
    for (let entry = 0; entry < count; entry++) {
      values[entry] = (values[entry] ?? 0) * (scale[viewOf[features[entry] ?? 0] ?? 0] ?? 0);
    }
    features[count] = this.index.size;
    values[count] = 1;
    return { features, values };
  }

  private countFeatures(texts: Views): number {
    let found = 0;
    this.views.forEach(({ longest }, view) => {
      forEachNGram(texts[view] ?? '', view, longest, (hash) => {
        const feature = this.index.find(hash);
        if (feature < 0) return;
        const count = this.counts[feature] ?? 0;
        if (count === 0) this.present[found++] = feature;
        if (count < 0xffff) this.counts[feature] = count + 1;
      });
    });
    return found;
  }
}

/** The vocabulary of texts to learn from: every run of characters that enough of them hold. */
export function vocabularyOf(texts: readonly Views[], views: readonly View[]): Vocabulary {
  const index = new HashIndex(1 << 16);
  const viewOf: number[] = [];
  const lastText: number[] = [];
  const textCounts: number[] = [];
  texts.forEach((ofViews, text) => {
    views.forEach(({ longest }, view) => {
      forEachNGram(ofViews[view] ?? '', view, longest, (hash) => {
        const feature = index.findOrAdd(hash);
        if (lastText[feature] === text) return;
        lastText[feature] = text;
        viewOf[feature] = view;
        textCounts[feature] = (textCounts[feature] ?? 0) + 1;
      });
    });
  });
  const kept = [...textCounts.keys()].filter(
    (feature) => (textCounts[feature] ?? 0) >= (views[viewOf[feature] ?? 0]?.leastTexts ?? 1),
  );
  const hashes = index.hashes();
  return new Vocabulary(views, {
    hashes: Uint32Array.from(kept, (feature) => hashes[feature] ?? 0),
    rarity: Float32Array.from(kept, (feature) => 1 + Math.log((1 + texts.length) / (1 + (textCounts[feature] ?? 0)))),
    viewOf: Uint8Array.from(kept, (feature) => viewOf[feature] ?? 0),
  });
}
