import { bucketCount } from './feature-space.ts';
import type { SparseVector } from '../../classifying/domain/sparse-rows.ts';

/** How telling each bucket is: ln((1 + texts) / (1 + texts that have it)) + 1. */
export type Rarity = Float32Array;

export function rarityAmong(texts: readonly (readonly SparseVector[])[]): Rarity {
  const having = new Uint32Array(bucketCount);
  for (const parts of texts) {
    for (const { features } of parts) for (const bucket of features) having[bucket] = (having[bucket] ?? 0) + 1;
  }
  return Float32Array.from(having, (count) => Math.log((1 + texts.length) / (1 + count)) + 1);
}

/** Each entry weighed by how rare it is, and the whole scaled to length 1. */
export function weighed({ features, values }: SparseVector, rarity: Rarity): SparseVector {
  const weights = new Float32Array(values.length);
  let squares = 0;
  for (let index = 0; index < values.length; index++) {
    const weight = (values[index] ?? 0) * (rarity[features[index] ?? 0] ?? 0);
    weights[index] = weight;
    squares += weight * weight;
  }
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  for (let index = 0; index < weights.length; index++) weights[index] = (weights[index] ?? 0) * scale;
  return { features, values: weights };
}
