import { longestSketch, type Sketch } from './sketch.ts';

const sketchesAChunk = 2 ** 14;
const finest = 65_535;

interface Chunk {
  readonly terms: Uint32Array;
  /** In parts of 65,535; 0 ends a sketch. */
  readonly weights: Uint16Array;
}

/** Sketches by number in 192 bytes each; grows in chunks, so that nothing is ever copied. */
export class SketchShelf {
  private readonly chunks: Chunk[] = [];

  put(number: number, sketch: Sketch): void {
    const { terms, weights } = this.chunkOf(number);
    const start = (number % sketchesAChunk) * longestSketch;
    weights.fill(0, start, start + longestSketch);
    terms.set(sketch.terms, start);
    sketch.weights.forEach((weight, index) => (weights[start + index] = Math.ceil(weight * finest)));
  }

  get(number: number): Sketch {
    const { terms, weights: stored } = this.chunkOf(number);
    const start = (number % sketchesAChunk) * longestSketch;
    let length = 0;
    while (length < longestSketch && stored[start + length] !== 0) length += 1;
    const weights = new Float32Array(length);
    for (let index = 0; index < length; index++) weights[index] = (stored[start + index] ?? 0) / finest;
    return { terms: terms.subarray(start, start + length), weights };
  }

  private chunkOf(number: number): Chunk {
    const place = Math.floor(number / sketchesAChunk);
    let chunk = this.chunks[place];
    if (!chunk) {
      const size = sketchesAChunk * longestSketch;
      chunk = { terms: new Uint32Array(size), weights: new Uint16Array(size) };
      this.chunks[place] = chunk;
    }
    return chunk;
  }
}
