import type { SparseVector } from '../../classifying/domain/sparse-rows.ts';

/** A vector of one view of a message, and what it counts among the others. */
export interface Part {
  readonly vector: SparseVector;
  readonly weight: number;
}

/** The vectors one after the other, each multiplied by its weight; no two of them share a feature. */
export function joined(parts: readonly Part[]): SparseVector {
  const length = parts.reduce((sum, { vector }) => sum + vector.features.length, 0);
  const features = new Uint32Array(length);
  const values = new Float32Array(length);
  let at = 0;
  for (const { vector, weight } of parts) {
    features.set(vector.features, at);
    for (const value of vector.values) values[at++] = value * weight;
  }
  return { features, values };
}
