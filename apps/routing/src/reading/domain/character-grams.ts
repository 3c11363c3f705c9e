import { bucketCount, bucketOf, hashedOn } from './feature-space.ts';
import type { SparseVector } from '../../classifying/domain/sparse-rows.ts';

/** Which part of a message runs of characters come from: those of different parts are different features. */
const seeds = { text: 0x811c9dc5, subject: 0x2f0b4c47, ending: 0x5bd1e995 } as const;
export type PartOfMessage = keyof typeof seeds;

/** Used and cleared within one call. */
const counts = new Uint16Array(bucketCount);

/**
 * The runs of one to `longest` characters of a text, with how often they stand in it, damped: 1 + ln(count). A run is
 * known by its bucket alone, so no text can be read back from the vector.
 */
export function characterGrams(text: string, part: PartOfMessage, longest: number): SparseVector {
  const found: number[] = [];
  for (let start = 0; start < text.length; start++) {
    let hash: number = seeds[part];
    const end = Math.min(text.length, start + longest);
    for (let index = start; index < end; index++) {
      hash = hashedOn(hash, text.charCodeAt(index));
      const bucket = bucketOf(hash);
      const count = counts[bucket] ?? 0;
      if (count === 0) found.push(bucket);
      if (count < 0xffff) counts[bucket] = count + 1;
    }
  }
  const features = new Uint32Array(found);
  const values = new Float32Array(features.length);
  for (let index = 0; index < found.length; index++) {
    const bucket = features[index] ?? 0;
    values[index] = 1 + Math.log(counts[bucket] ?? 1);
    counts[bucket] = 0;
  }
  return { features, values };
}
